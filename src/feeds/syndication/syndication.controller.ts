import { Controller, Get, Query, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { basisOfCursor, Bases, EventsParameters, isKnown, selfOf, shownBasis } from '../../asking/index.js';
import { Configuration } from '../../configuration/index.js';
import { entityTagOf, Needs } from '../../http/index.js';
import { atomFeed } from './atom.js';
import type { FeedDocument } from './feed-document.js';
import { FeedDocuments } from './feed-documents.js';
import { jsonFeed } from './json-feed.js';
import { FeedRoute } from './syndication.openapi.js';

const ATOM = 'application/atom+xml';
const JSON_FEED = 'application/feed+json';

@ApiTags('Feeds')
@Controller('feeds')
export class SyndicationController {
  constructor(
    private readonly bases: Bases,
    private readonly documents: FeedDocuments,
    private readonly configuration: Configuration,
  ) {}

  @Get('events.atom')
  @Needs('reader')
  @FeedRoute('Events as Atom', ATOM, { type: 'string' })
  eventsAtom(
    @Query() parameters: EventsParameters,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return this.feed(parameters, request, reply, ATOM, atomFeed);
  }

  @Get('events.json')
  @Needs('reader')
  @FeedRoute('Events as JSON Feed 1.1', JSON_FEED, { $ref: '#/components/schemas/JsonFeed' })
  eventsJsonFeed(
    @Query() parameters: EventsParameters,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return this.feed(parameters, request, reply, JSON_FEED, jsonFeed);
  }

  private async feed(
    parameters: EventsParameters,
    request: FastifyRequest,
    reply: FastifyReply,
    mediaType: string,
    write: (document: FeedDocument) => string,
  ): Promise<Buffer | undefined> {
    const { cursor, limit, ...asked } = parameters;
    const basis = await this.bases.resolve({ ...asked, ...basisOfCursor(cursor) });
    const origin = this.originOf(request);
    const document = await this.documents.document(
      parameters,
      basis,
      origin + request.url,
      (page) => origin + selfOf(request, basis, { ...asked, limit, cursor: page }),
    );
    void reply
      .type(`${mediaType}; charset=utf-8`)
      .header('clockstop-basis', JSON.stringify(shownBasis(basis)))
      .header('content-location', selfOf(request, basis, parameters));
    // A cursor names the end of the log, which other events move: the tag is of what the feed tells.
    const { next: _next, ...told } = document;
    if (isKnown(request, reply, `W/${entityTagOf(write(told))}`, basis.pinned)) return undefined;
    return Buffer.from(write(document));
  }

  /** Where the reader reaches the service: what a feed says is read elsewhere, where no address can be relative. */
  private originOf({ protocol, host }: FastifyRequest): string {
    const { PUBLIC_URL } = this.configuration;
    if (PUBLIC_URL !== '') return PUBLIC_URL;
    const asked = `${protocol}://${host}`;
    return URL.canParse(asked) ? new URL(asked).origin : 'http://localhost';
  }
}
