import { CATALOGUE } from '#events/catalogue.js';
import type { LoggedEvent } from '../belief/belief.js';
import { Column, lowerBound } from '../columns/column.js';
import { Dictionary } from '../columns/dictionary.js';
import { UuidIndex } from '../columns/uuid-index.js';
import { part, prefixed, type Snapshot } from '../projection.js';
import { Rows } from './rows.js';
import { Succession } from './succession.js';

/**
 * The register across products: which beliefs were held when, in columns. It finds things; what they say in full
 * is read from the log.
 */
export class Register {
  readonly rows = new Rows();
  /** By position - 1: instant it was recorded (ms since 1970, running maximum) and its latest row, or NONE. */
  readonly recordedAt = Column.float64();
  readonly currentRow = Column.int32();
  /** By position - 1: the row that a correction or a retraction ended; NONE for any other event. */
  readonly endedRow = Column.int32();
  readonly ids = new UuidIndex();

  readonly subjects = new Dictionary();
  readonly agencies = new Dictionary();
  readonly details = new Dictionary();
  readonly terms = new Dictionary();
  readonly lanes = new Dictionary();
  /** By lane: the subject it belongs to. */
  readonly laneSubject = Column.int32();
  readonly succession = new Succession();

  readonly names = new Names();
  readonly registrations = new Registrations();

  /** Rows of merges: few, and asked for by every answer about all products. */
  readonly mergeRows: number[] = [];
  /** First row of each fact that was ever corrected, by its position. */
  readonly firstRow = new Map<number, number>();
  /** What each correction and retraction names, by its own id. */
  readonly targets = new Map<string, string>();
  /** Corrections and retractions by the id they name, in order of position. */
  readonly about = new Map<string, LoggedEvent[]>();
  /** Subjects whose streams hold facts of this one as well: moved to it or merged into it, at any time. */
  readonly shares = new Map<number, Set<number>>();

  /** A stream and every stream that holds, or once held, facts of the same subject. */
  streamsOf(stream: string): string[] {
    const start = this.subjects.codeOf(stream);
    if (start === undefined) return [stream];
    const found = new Set([start]);
    for (const code of found) for (const other of this.shares.get(code) ?? []) found.add(other);
    return [...found].map((code) => this.subjects.textOf(code));
  }

  /** Whether a row takes an alias back rather than claiming a name. */
  retractsAlias(row: number): boolean {
    return CATALOGUE[this.rows.columns.type.at(row)]!.type === 'AliasRetracted';
  }

  /** Events folded so far: the position it knows. */
  get position(): number {
    return this.recordedAt.length;
  }

  save(): Snapshot {
    const json = new TextEncoder().encode(
      JSON.stringify({
        about: [...this.about],
        firstRow: [...this.firstRow],
        mergeRows: this.mergeRows,
        shares: [...this.shares].map(([subject, others]) => [subject, [...others]]),
      }),
    );
    return {
      ...prefixed('rows', this.rows.save()),
      recordedAt: this.recordedAt.save(),
      currentRow: this.currentRow.save(),
      endedRow: this.endedRow.save(),
      laneSubject: this.laneSubject.save(),
      ...prefixed('succession', this.succession.save()),
      ...prefixed('ids', this.ids.save()),
      ...prefixed('subjects', this.subjects.save()),
      ...prefixed('agencies', this.agencies.save()),
      ...prefixed('details', this.details.save()),
      ...prefixed('terms', this.terms.save()),
      ...prefixed('lanes', this.lanes.save()),
      ...prefixed('names', this.names.save()),
      ...prefixed('registrations', this.registrations.save()),
      json,
    };
  }

  load(snapshot: Snapshot): this {
    this.rows.load(part(snapshot, 'rows'));
    this.recordedAt.load(snapshot['recordedAt']!);
    this.currentRow.load(snapshot['currentRow']!);
    this.endedRow.load(snapshot['endedRow']!);
    this.laneSubject.load(snapshot['laneSubject']!);
    this.succession.load(part(snapshot, 'succession'));
    this.ids.load(part(snapshot, 'ids'));
    this.subjects.load(part(snapshot, 'subjects'));
    this.agencies.load(part(snapshot, 'agencies'));
    this.details.load(part(snapshot, 'details'));
    this.terms.load(part(snapshot, 'terms'));
    this.lanes.load(part(snapshot, 'lanes'));
    this.names.load(part(snapshot, 'names'));
    this.registrations.load(part(snapshot, 'registrations'));
    const { about, firstRow, mergeRows, shares } = JSON.parse(new TextDecoder().decode(snapshot['json'])) as {
      about: [string, LoggedEvent[]][];
      firstRow: [number, number][];
      mergeRows: number[];
      shares: [number, number[]][];
    };
    for (const [target, events] of about) {
      this.about.set(target, events);
      for (const { id } of events) this.targets.set(id, target);
    }
    this.mergeRows.push(...mergeRows);
    for (const [position, row] of firstRow) this.firstRow.set(position, row);
    for (const [subject, others] of shares) this.shares.set(subject, new Set(others));
    return this;
  }
}

/** Names that rows claim or, for a retracted alias, give up: as recorded, and folded for search. */
export class Names {
  readonly names = new Dictionary();
  readonly folded = new Dictionary();
  readonly row = Column.int32();
  readonly name = Column.int32();
  readonly foldedName = Column.int32();

  add(row: number, name: string): void {
    this.row.push(row);
    this.name.push(this.names.encode(name));
    this.foldedName.push(this.folded.encode(foldName(name)));
  }

  /** Names of one row, as recorded. Rows come in order, so they are found by halving. */
  ofRow(row: number): string[] {
    const found: string[] = [];
    for (let at = lowerBound(this.row, row); at < this.row.length && this.row.at(at) === row; at++)
      found.push(this.names.textOf(this.name.at(at)));
    return found;
  }

  save(): Snapshot {
    return {
      ...prefixed('names', this.names.save()),
      ...prefixed('folded', this.folded.save()),
      row: this.row.save(),
      name: this.name.save(),
      foldedName: this.foldedName.save(),
    };
  }

  load(snapshot: Snapshot): this {
    this.names.load(part(snapshot, 'names'));
    this.folded.load(part(snapshot, 'folded'));
    this.row.load(snapshot['row']!);
    this.name.load(snapshot['name']!);
    this.foldedName.load(snapshot['foldedName']!);
    return this;
  }
}

/** What a search compares: compatibility forms, case and accents folded, spaces collapsed. */
export const foldName = (name: string): string =>
  name.normalize('NFKD').replace(/\p{M}/gu, '').normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim();

/** What rows of a registration say that people filter by. */
export class Registrations {
  readonly texts = new Dictionary();
  readonly columns = {
    row: Column.int32(),
    sponsor: Column.int32(),
    therapyGroup: Column.int32(),
    modality: Column.int32(),
  };

  indexOfRow(row: number): number {
    return lowerBound(this.columns.row, row);
  }

  save(): Snapshot {
    const columns = Object.entries(this.columns).map(([name, column]) => [name, column.save()] as const);
    return { ...prefixed('texts', this.texts.save()), ...Object.fromEntries(columns) };
  }

  load(snapshot: Snapshot): this {
    this.texts.load(part(snapshot, 'texts'));
    for (const [name, column] of Object.entries(this.columns)) column.load(snapshot[name]!);
    return this;
  }
}
