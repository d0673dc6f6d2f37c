import { sourceSubject } from '#events/source.js';
import type { Match } from '#projections/sourcing/matching.js';
import type { FactChange } from '#projections/sourcing/comparing.js';
import type { HeldFact } from '#projections/sourcing/held-facts.js';
import type { SnapshotIdentity, SourceFact, SourceRecord } from '#projections/sourcing/source-record.js';
import type { Statement } from '../../recording/index.js';
import type { SourceStatement } from './comparison.js';

/** Writes what a comparison finds as statements, each with the snapshot as its source. */
export class Statements {
  constructor(private readonly snapshot: SnapshotIdentity) {}

  taken(): SourceStatement {
    const { sourceId, sha256, format, rows, partial, publishedOn } = this.snapshot;
    return this.aboutSource(1, 'SourceSnapshotTaken', {
      effectiveOn: publishedOn,
      data: { sourceId, sha256, format, rows, ...(partial && { partial }) },
    });
  }

  fact(
    { row, url }: SourceRecord,
    { type, effectiveOn, data, columns }: SourceFact,
    productId: string,
  ): SourceStatement {
    const statement = {
      type,
      ...(effectiveOn !== undefined && { effectiveOn }),
      announcedOn: this.snapshot.publishedOn,
      source: this.source(url),
      data,
    };
    return { line: row, subject: { productId }, statement, columns };
  }

  correction(
    { row, url }: SourceRecord,
    held: HeldFact,
    changes: NonNullable<FactChange['changes']>,
    columns: SourceFact['columns'],
  ): SourceStatement {
    const text = `The source changed it in place: ${this.snapshot.publishedOn}.`;
    return this.aboutFact(row, held, { code: 'changed-at-source', text }, changes, columns, url);
  }

  /** Somebody decided that the record is about another product than the one it was recorded about. */
  move({ row, url }: SourceRecord, held: HeldFact, productId: string): SourceStatement {
    const text = 'It was decided which product the record is about.';
    return this.aboutFact(row, held, { code: 'wrong-product', text }, { productId }, {}, url);
  }

  listing(
    type: 'SourceListingEnded' | 'SourceListingResumed',
    productId: string,
    eventIds: readonly string[],
    row: number,
  ): SourceStatement {
    const { sourceId, publishedOn } = this.snapshot;
    const statement = {
      type,
      effectiveOn: publishedOn,
      announcedOn: publishedOn,
      source: this.source(),
      data: { sourceId, eventIds: [...eventIds].sort() },
    };
    return { line: row, subject: { productId }, statement, columns: {} };
  }

  proposal(
    { row, record, names, sponsor, url }: SourceRecord,
    { candidates }: Extract<Match, { outcome: 'doubtful' }>,
  ): SourceStatement {
    const { sourceId } = this.snapshot;
    const data = {
      sourceId,
      record,
      names,
      ...(sponsor !== undefined && { sponsor }),
      candidates: candidates.slice(0, 20),
    };
    return this.aboutSource(row, 'SourceMatchProposed', { data }, url);
  }

  private aboutFact(
    line: number,
    { eventId, recordedAbout }: HeldFact,
    reason: NonNullable<Statement['reason']>,
    changes: object,
    columns: SourceFact['columns'],
    url?: string,
  ): SourceStatement {
    const statement = {
      type: 'EventCorrected',
      source: this.source(url),
      reason,
      data: { targetId: eventId, changes },
    };
    return { line, subject: { productId: recordedAbout }, statement, columns };
  }

  private aboutSource(
    line: number,
    type: string,
    says: Pick<Statement, 'effectiveOn' | 'data'>,
    url?: string,
  ): SourceStatement {
    const statement = { type, announcedOn: this.snapshot.publishedOn, source: this.source(url), ...says };
    return { line, subject: sourceSubject(this.snapshot.sourceId), statement, columns: {} };
  }

  private source(own?: string) {
    const { title, publisher, publishedOn, sha256 } = this.snapshot;
    const url = own ?? this.snapshot.url;
    return { title, ...(url !== undefined && { url }), publisher, publishedOn, sha256 };
  }
}
