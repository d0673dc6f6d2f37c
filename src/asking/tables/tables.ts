import { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { QueryBus, type Query } from '@nestjs/cqrs';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { badRequest, entityTagOf } from '../../http/index.js';
import { isKnown } from '../answers/conditional.js';
import { selfOf } from '../answers/answers.js';
import { Bases, shownBasis, type BasisRequest, type ResolvedBasis } from '../basis/basis.js';
import { csvTable } from './csv-table.js';
import { parquetTable } from './parquet-table.js';
import { TABLES, type TableFormat } from './formats.js';
import type { Table } from './table.js';

/** Gives an answer as a table: streamed, as of the pair of dates that it was begun with, however long it takes. */
@Injectable()
export class Tables {
  constructor(
    private readonly bases: Bases,
    private readonly queries: QueryBus,
  ) {}

  /**
   * @param parameters the format among them
   * @param ask makes the query for a pair of dates
   * @returns the rows, or nothing for 304
   * @throws ProblemError 400 where a page is asked for: a table is whole
   */
  async give<A>(
    request: FastifyRequest,
    reply: FastifyReply,
    parameters: BasisRequest & {
      readonly format?: string;
      readonly limit?: number;
      readonly cursor?: string;
    },
    format: TableFormat,
    table: Table<A>,
    ask: (basis: ResolvedBasis) => Query<A>,
  ): Promise<Readable | undefined> {
    refusePages(parameters, format);
    const basis = await this.bases.resolve(parameters);
    const self = selfOf(request, basis, parameters);
    const shown = shownBasis(basis);
    void reply
      .type(TABLES[format] + (format === 'csv' ? '; charset=utf-8; header=present' : ''))
      .header('clockstop-basis', JSON.stringify(shown))
      .header('content-location', self);
    // Rows are not held in memory, so the tag names what determines them: the pinned address and the versions.
    if (isKnown(request, reply, entityTagOf(JSON.stringify([self, shown])), basis.pinned)) return undefined;
    const batches = table.batches(await this.queries.execute<Query<A>, A>(ask(basis)));
    const file = `clockstop-${table.name}-${basis.effectiveAt}-position-${basis.position}.${format}`;
    void reply.header('content-disposition', `attachment; filename="${file}"`);
    return format === 'csv'
      ? Readable.from(csvTable(table.columns, batches, shown), { objectMode: false })
      : Readable.from(
          parquetTable(table.columns, batches, {
            'clockstop.basis': JSON.stringify(shown),
            'clockstop.self': self,
          }),
          { objectMode: false },
        );
  }
}

function refusePages(
  parameters: { readonly limit?: number; readonly cursor?: string },
  format: string,
): void {
  const asked = (['limit', 'cursor'] as const).filter((field) => parameters[field] !== undefined);
  if (asked.length > 0)
    throw badRequest(
      asked.map((field) => ({
        field,
        value: parameters[field],
        rule: `cannot stand beside format ${format}: a table holds every row`,
      })),
    );
}
