import { EventEmitter } from 'node:events';
import { type Decision, decide, type Expected } from './append-rules.js';
import { Chunks } from './chunks.js';
import { Column } from './column.js';
import { Names } from './names.js';
import { encodeRecord, idOfRecord, type ProposedEvent } from './record.js';
import { Stream } from './stream.js';
import { DELETED, retentionOf, systemEvent } from './stream-metadata.js';

export type Outcome =
  | { readonly decision: 'write' | 'already-written'; readonly revision: number; readonly position: number }
  | { readonly decision: Exclude<Decision, 'write' | 'already-written'>; readonly revision: number };

/** Ids that an append without an explicit revision is compared with: so many, and up to as many again. */
const LATELY = 10_000;

/** The log that all nodes share: $all, and the streams in it. Its events are numbered from 0. */
export class EventLog {
  private readonly records = new Chunks();
  private readonly positions = new Column();
  private readonly streamNumbers = new Column();
  private readonly typeNumbers = new Column();
  private readonly streamNames = new Names();
  private readonly typeNames = new Names();
  private readonly streams = new Map<string, Stream>();
  private lately = new Map<string, number>();
  private beforeLately = new Map<string, number>();
  private readonly changes = new EventEmitter().setMaxListeners(0);

  get length(): number {
    return this.positions.length;
  }

  /** All events are written, or none. */
  append(name: string, expected: Expected, events: readonly ProposedEvent[]): Outcome {
    const stream = this.stream(name);
    const ids = events.map(({ id }) => id);
    const decision = decide(stream, expected, ids, {
      at: (revision) => this.idAt(stream, revision),
      lately: (id) => this.revisionLately(stream, id),
    });
    if (decision === 'already-written') {
      const revision = this.firstRevision(stream, expected, ids) + ids.length - 1;
      return { decision, revision, position: this.positionOf(stream.events[revision]!) };
    }
    if (decision !== 'write') return { decision, revision: stream.revision };
    if (events.length > 0 && !stream.exists) stream.first = stream.events.length;
    for (const event of events) this.add(name, stream, event);
    this.tell();
    return { decision, revision: stream.revision, position: this.positionOf(this.length - 1) };
  }

  /** @param tombstone for good, or so that an append takes it up again */
  delete(name: string, expected: Expected, tombstone: boolean): Outcome {
    const stream = this.stream(name);
    const { revision } = stream;
    if (stream.tombstoned) return { decision: 'stream-deleted', revision };
    const asExpected =
      typeof expected === 'number' ? expected === revision : expected === 'any' || stream.exists;
    if (!stream.exists || !asExpected) return { decision: 'wrong-expected-version', revision };
    if (tombstone) {
      this.add(name, stream, systemEvent('$streamDeleted', ''));
      stream.tombstoned = true;
    } else {
      this.add(`$$${name}`, this.stream(`$$${name}`), systemEvent('$metadata', DELETED));
    }
    this.tell();
    return { decision: 'write', revision, position: this.positionOf(this.length - 1) };
  }

  stream(name: string): Stream {
    let stream = this.streams.get(name);
    if (!stream) this.streams.set(name, (stream = new Stream()));
    return stream;
  }

  /** A serialised ReadResp. */
  record(index: number): Uint8Array {
    return this.records.at(this.positions.at(index));
  }

  positionOf(index: number): number {
    return this.positions.at(index);
  }

  /** The first event at or after a position. */
  indexFrom(position: number): number {
    return this.positions.firstFrom(position);
  }

  streamOf(index: number): string {
    return this.streamNames.textOf(this.streamNumbers.at(index));
  }

  typeOf(index: number): string {
    return this.typeNames.textOf(this.typeNumbers.at(index));
  }

  /** @returns how to stop */
  onChange(listener: () => void): () => void {
    this.changes.on('changed', listener);
    return () => void this.changes.off('changed', listener);
  }

  /** Wakes whoever follows the log. */
  tell(): void {
    this.changes.emit('changed');
  }

  private add(name: string, stream: Stream, event: ProposedEvent): void {
    const revision = stream.events.length;
    this.positions.push(
      this.records.add((position) => encodeRecord(event, { stream: name, revision, position })),
    );
    this.streamNumbers.push(this.streamNames.numberOf(name));
    this.typeNumbers.push(this.typeNames.numberOf(event.type));
    stream.events.push(this.length - 1);
    if (this.lately.size === LATELY) [this.beforeLately, this.lately] = [this.lately, new Map()];
    this.lately.set(event.id, this.length - 1);
    if (name.startsWith('$$')) Object.assign(this.stream(name.slice(2)), retentionOf(event));
  }

  private idAt(stream: Stream, revision: number): string | undefined {
    const index = stream.events[revision];
    return index === undefined ? undefined : idOfRecord(this.record(index));
  }

  private revisionLately(stream: Stream, id: string): number | undefined {
    const index = this.lately.get(id) ?? this.beforeLately.get(id);
    const revision = index === undefined ? -1 : stream.events.lastIndexOf(index);
    return revision < 0 ? undefined : revision;
  }

  private firstRevision(stream: Stream, expected: Expected, ids: readonly string[]): number {
    if (typeof expected === 'number') return expected + 1;
    return expected === 'no_stream' ? 0 : this.revisionLately(stream, ids[0]!)!;
  }
}
