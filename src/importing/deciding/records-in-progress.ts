import { changesOf, isCorrection, type LoggedEvent } from '#projections/belief/belief.js';
import { productStream } from '#events/subject.js';
import { evolve, subjectRecord, type SubjectRecord } from '#projections/product/subject-record.js';
import type { SubjectRecords } from '../../recording/index.js';
import type { AcceptedRow } from './accepted-row.js';
import type { WaitingRows } from './waiting-rows.js';

/** Events kept in records that are ready to decide on. Those left out are read again when they are needed. */
const KEPT_EVENTS = 2_000;

/**
 * Records of subjects as they will be once the rows accepted so far are appended. A row may join two subjects (a
 * merge, a move); from then on the record of the one holds events of the other's stream as well.
 */
export class RecordsInProgress {
  private readonly kept = new Map<string, SubjectRecord>();
  private keptEvents = 0;
  /** Streams that hold facts of a subject besides its own, by rows of this import. */
  private readonly joined = new Map<string, Set<string>>();
  /** Streams whose events are in more than one record. */
  private readonly shared = new Set<string>();

  /** @param position of the log's head; what waits stands after it */
  constructor(
    private readonly records: SubjectRecords,
    private readonly waiting: WaitingRows,
    private position: number,
  ) {}

  /** The record, where it need not be read. */
  get(stream: string): SubjectRecord | undefined {
    const record = this.kept.get(stream);
    if (record) {
      this.kept.delete(stream);
      this.kept.set(stream, record);
    }
    return record;
  }

  async load(subject: SubjectRecord['subject'], stream: string): Promise<SubjectRecord> {
    const streams = this.streamsOf(stream);
    const stored = await this.records.read(streams);
    this.position = Math.max(this.position, stored.at(-1)?.position ?? 0);
    const waiting = streams.flatMap((name) => this.waiting.eventsOf(name));
    if (streams.length > 1) {
      for (const name of streams) this.shared.add(name);
      waiting.sort((a, b) => a.position - b.position);
    }
    const record = subjectRecord(subject, [...stored, ...waiting]);
    this.keep(stream, record);
    return record;
  }

  /** Takes in an accepted row. */
  accept(row: AcceptedRow, event: Omit<LoggedEvent, 'position' | 'revision'>, record: SubjectRecord): void {
    const position = this.wait(row);
    const logged = { ...event, position, revision: row.revision };
    for (const productId of joinedBy(event)) this.join(productStream(productId), row.stream);
    if (this.shared.has(row.stream)) for (const name of this.shared) this.forget(name);
    else this.keep(row.stream, evolve(record, logged));
  }

  /** Takes in an accepted row that is no event of a subject's. @returns its position among those that wait */
  wait(row: AcceptedRow): number {
    this.waiting.add(row, ++this.position);
    return this.position;
  }

  /** Drops a record, so that it is read again. */
  forget(stream: string): void {
    this.keptEvents -= this.kept.get(stream)?.log.length ?? 0;
    this.kept.delete(stream);
  }

  private keep(stream: string, record: SubjectRecord): void {
    this.forget(stream);
    this.kept.set(stream, record);
    this.keptEvents += record.log.length;
    for (const oldest of this.kept.keys()) {
      if (this.keptEvents <= KEPT_EVENTS || oldest === stream) break;
      this.forget(oldest);
    }
  }

  private join(stream: string, other: string): void {
    if (stream === other) return;
    this.joined.set(stream, (this.joined.get(stream) ?? new Set()).add(other));
    this.shared.add(stream).add(other);
  }

  private streamsOf(stream: string): string[] {
    const found = new Set(this.records.streamsOf(stream));
    for (const name of found)
      for (const other of this.joined.get(name) ?? [])
        for (const further of this.records.streamsOf(other)) found.add(further);
    return [...found];
  }
}

/** Products whose record gains facts of the event's stream: merged into, moved to. */
function joinedBy({ type, data }: Pick<LoggedEvent, 'type' | 'data'>): string[] {
  if (type === 'ProductMerged') return [data['into'] as string];
  if (!isCorrection({ type })) return [];
  const { productId, data: changed } = changesOf({ data } as LoggedEvent);
  const into = changed?.['into'];
  return [productId, into].filter((name): name is string => typeof name === 'string');
}
