import { isDeepStrictEqual } from 'node:util';
import type { HeldFact, Saying } from './held-facts.js';
import type { Name, SourceFact } from './source-record.js';

/** One cell that the source has changed. */
export interface CellChange {
  readonly column: string;
  readonly before: unknown;
  readonly after: unknown;
}

/** What a snapshot changes of a fact that was read in an earlier one. */
export interface FactChange {
  /** The changes of a correction; absent where there is nothing to correct. */
  readonly changes?: { readonly effectiveOn?: string; readonly data?: Readonly<Record<string, unknown>> };
  /** The cells that these changes come from. */
  readonly cells: readonly CellChange[];
  /**
   * Cells that the source has changed where somebody had corrected or taken back what it said before: the register
   * does not choose between the two.
   */
  readonly contested: readonly CellChange[];
}

/**
 * Compares what a source says with what it said last, and not with what is believed: what a person has put right since
 * stays right while the source repeats itself, and is not undone where the source comes round to it.
 */
export function changeOf(stated: SourceFact, held: HeldFact): FactChange {
  const fields = fieldsOf(stated, held).filter(
    (field) => !isDeepStrictEqual(valueOf(held.said, field), valueOf(stated, field)),
  );
  const open = fields.filter(
    (field) => held.retracted || !isDeepStrictEqual(valueOf(held.standing, field), valueOf(stated, field)),
  );
  const [corrected, contested] = [
    open.filter((field) => !isOverruled(held, field)),
    open.filter((field) => isOverruled(held, field)),
  ];
  const data = corrected.filter((field) => field !== 'effectiveOn');
  return {
    ...(corrected.length > 0 && {
      changes: {
        ...(corrected.includes('effectiveOn') && { effectiveOn: stated.effectiveOn! }),
        ...(data.length > 0 && {
          data: Object.fromEntries(data.map((field) => [field, stated.data[field] ?? null])),
        }),
      },
    }),
    cells: corrected.flatMap((field) => cellsOf(field, held.said, stated)),
    contested: contested.flatMap((field) => cellsOf(field, held.standing, stated)),
  };
}

const isOverruled = ({ retracted, said, standing }: HeldFact, field: string): boolean =>
  retracted || !isDeepStrictEqual(valueOf(said, field), valueOf(standing, field));

const valueOf = ({ effectiveOn, data }: Saying, field: string): unknown =>
  field === 'effectiveOn' ? effectiveOn : data[field];

function fieldsOf(stated: SourceFact, { said }: HeldFact): string[] {
  const dated = !stated.undated && stated.effectiveOn !== undefined;
  return [
    ...new Set([...(dated ? ['effectiveOn'] : []), ...Object.keys(said.data), ...Object.keys(stated.data)]),
  ];
}

/** The columns behind a field. Names stand in one field and come from a column for each kind. */
function cellsOf(field: string, before: Saying, after: SourceFact): CellChange[] {
  const [was, is] = [valueOf(before, field), valueOf(after, field)];
  if (field !== 'names') return [{ column: columnOf(after, field), before: was, after: is }];
  const textsOf = (names: unknown, kind: string) =>
    (names as readonly Name[]).filter((name) => name.kind === kind).map(({ text }) => text);
  const kinds = new Set([...(was as Name[]), ...(is as Name[])].map(({ kind }) => kind));
  return [...kinds].flatMap((kind) => {
    const [old, now] = [textsOf(was, kind), textsOf(is, kind)];
    if (isDeepStrictEqual(old, now)) return [];
    return [{ column: columnOf(after, `names.${kind}`), before: old.join(', '), after: now.join(', ') }];
  });
}

const columnOf = ({ columns }: SourceFact, field: string): string =>
  columns[field] ?? columns[`data.${field}`] ?? field;
