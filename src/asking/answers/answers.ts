import { Injectable } from '@nestjs/common';
import { QueryBus, type Query } from '@nestjs/cqrs';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { entityTagOf } from '../../http/index.js';
import { Bases, shownBasis, type Basis, type BasisRequest, type ResolvedBasis } from '../basis/basis.js';
import { AnswerCache, type CachedAnswer } from './answer-cache.js';
import { isKnown } from './conditional.js';

/** What every answer carries besides what it says. */
export interface Pinned {
  readonly basis: Basis;
  /** The address that gives this answer for ever. */
  readonly self: string;
}

/** How an answer is written. */
export interface Rendering {
  /** Media type, with its character set. */
  readonly type: string;
  write(answer: object & Pinned): string;
}

const AS_JSON: Rendering = {
  type: 'application/json; charset=utf-8',
  write: (answer) => JSON.stringify(answer),
};

/** Gives an answer: for which pair of dates, from the cache or by asking, and how long it may be kept. */
@Injectable()
export class Answers {
  constructor(
    private readonly bases: Bases,
    private readonly cache: AnswerCache,
    private readonly queries: QueryBus,
  ) {}

  /**
   * @param ask makes the query for a pair of dates
   * @param restPinned whether the question also pins every date it has beside the pair
   * @param rendering how the answer is written; the parameters have to tell it from any other
   * @returns the body, or nothing for 304
   */
  async give<P extends BasisRequest>(
    request: FastifyRequest,
    reply: FastifyReply,
    parameters: P,
    ask: (basis: ResolvedBasis, parameters: P) => Query<object>,
    restPinned = true,
    rendering: Rendering = AS_JSON,
  ): Promise<Buffer | undefined> {
    const basis = await this.bases.resolve(parameters);
    const self = selfOf(request, basis, parameters);
    let answer = this.cache.get(self);
    if (!answer) {
      const nextPage = (cursor: string) => selfOf(request, basis, { ...parameters, cursor });
      answer = await this.compose(ask(basis, parameters), basis, self, rendering, nextPage);
      this.cache.set(self, answer);
    }
    void reply.type(rendering.type);
    if (answer.next !== undefined) void reply.header('link', `<${answer.next}>; rel="next"`);
    return isKnown(request, reply, answer.etag, basis.pinned && restPinned) ? undefined : answer.body;
  }

  private async compose(
    query: Query<object>,
    basis: ResolvedBasis,
    self: string,
    rendering: Rendering,
    nextPage: (cursor: string) => string,
  ): Promise<CachedAnswer> {
    const answer: object & { readonly next?: string } = await this.queries.execute(query);
    const body = Buffer.from(rendering.write({ ...answer, basis: shownBasis(basis), self }));
    return {
      body,
      etag: entityTagOf(body),
      ...(answer.next !== undefined && { next: nextPage(answer.next) }),
    };
  }
}

/** The address with both dates pinned, its parameters in alphabetical order. */
export function selfOf(
  request: FastifyRequest,
  { effectiveAt, position }: Basis,
  parameters: object,
): string {
  const { waitFor: _waitFor, ...asked } = parameters as Record<string, unknown>;
  const pinned: Record<string, unknown> = { ...asked, effectiveAt, knownAt: `position:${position}` };
  const query = Object.keys(pinned)
    .filter((name) => pinned[name] !== undefined)
    .sort()
    .map((name) => `${name}=${encodeURIComponent(String(pinned[name])).replaceAll('%3A', ':')}`);
  return `${request.url.split('?', 1)[0]}?${query.join('&')}`;
}
