import type { Position } from '@eventstore/db-client';
import { Column } from '#projections/columns/column.js';
import type { Snapshot } from '#projections/projection.js';
import { NO_STREAM, StoreDamagedError } from '../event-store.js';
import type { LogEvent } from './log-event.js';

/** The place of an event in $all and in its stream. */
export type Place = Pick<LogEvent, 'stream' | 'revision' | 'commit' | 'prepare'>;

const NONE = -1;

/**
 * Counts the events of the log: an event's position in the register is how many of them stand in $all up to it. Twenty-four
 * bytes an event, and the names of the streams.
 */
export class Ordinals {
  private readonly commits = Column.float64();
  private readonly prepares = Column.float64();
  /** Of each event: the key of its stream, and the index of the event before it there. */
  private readonly streams = Column.int32();
  private readonly previous = Column.int32();
  private readonly keys = new Map<string, number>();
  /** Of each stream: index of its last event, and that event's revision. */
  private readonly heads = Column.int32();
  private readonly revisions = Column.int32();

  /** Events counted, and the position of the last. */
  get count(): number {
    return this.commits.length;
  }

  /**
   * Counts the next event of $all; one that was counted already is passed over.
   * @returns its position, or undefined where it was counted before
   * @throws StoreDamagedError where an event of its stream is missing before it
   */
  add({ stream, revision, commit, prepare }: Place): number | undefined {
    if (this.reaches(commit, prepare)) return undefined;
    const key = this.keys.get(stream) ?? this.keys.size;
    const before = key < this.heads.length ? this.revisions.at(key) : NO_STREAM;
    if (revision !== before + 1)
      throw new StoreDamagedError(
        `The log is not whole: stream "${stream}" goes on with revision ${revision} after ${before}. Its events were ` +
          'deleted, or others write to it. Restore the store from a backup.',
      );
    this.keys.set(stream, key);
    this.commits.push(commit);
    this.prepares.push(prepare);
    this.append(key);
    return this.count;
  }

  /** Where an event stands in $all. */
  placeOf(position: number): Position {
    const [commit, prepare] = [this.commits.at(position - 1), this.prepares.at(position - 1)];
    return { commit: BigInt(commit), prepare: BigInt(prepare) };
  }

  /** Whether the event at a position is this one. */
  isAt(position: number, { commit, prepare }: Pick<Place, 'commit' | 'prepare'>): boolean {
    return this.commits.at(position - 1) === commit && this.prepares.at(position - 1) === prepare;
  }

  /** The last revision counted of a stream; NO_STREAM where there is none. */
  headOf(stream: string): number {
    const key = this.keys.get(stream);
    return key === undefined ? NO_STREAM : this.revisions.at(key);
  }

  /** The positions of a stream's events from a revision on. */
  positionsOf(stream: string, fromRevision: number): number[] {
    const key = this.keys.get(stream);
    if (key === undefined) return [];
    const positions: number[] = [];
    let index = this.heads.at(key);
    for (let revision = this.revisions.at(key); revision >= fromRevision; revision--) {
      positions.push(index + 1);
      index = this.previous.at(index);
    }
    return positions.reverse();
  }

  /** Views of it as it is: to be written away before the next event is counted. */
  save(): Snapshot {
    return {
      commits: this.commits.save(),
      prepares: this.prepares.save(),
      streams: this.streams.save(),
      names: Buffer.from(JSON.stringify([...this.keys.keys()])),
    };
  }

  /** Takes the bytes over. */
  static load({ commits, prepares, streams, names }: Snapshot): Ordinals {
    const ordinals = new Ordinals();
    ordinals.commits.load(commits!);
    ordinals.prepares.load(prepares!);
    const keys = Column.int32().load(streams!);
    for (const name of JSON.parse(Buffer.from(names!).toString()) as string[])
      ordinals.keys.set(name, ordinals.keys.size);
    for (let index = 0; index < keys.length; index++) ordinals.append(keys.at(index));
    return ordinals;
  }

  /** Whether $all was counted up to there. */
  private reaches(commit: number, prepare: number): boolean {
    if (this.count === 0) return false;
    const last = this.commits.at(this.count - 1);
    return commit < last || (commit === last && prepare <= this.prepares.at(this.count - 1));
  }

  private append(key: number): void {
    const index = this.streams.length;
    this.streams.push(key);
    if (key === this.heads.length) {
      this.previous.push(NONE);
      this.heads.push(index);
      this.revisions.push(0);
    } else {
      this.previous.push(this.heads.at(key));
      this.heads.cells[key] = index;
      this.revisions.cells[key] = this.revisions.at(key) + 1;
    }
  }
}
