import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { eventIdOf } from '#events/event-id.js';
import { definitionOf } from '#events/catalogue.js';

/** A line of a bundled file: a statement and the subject it is about. */
export interface Line {
  readonly productId?: string;
  readonly referenceId?: string;
  readonly type: string;
  readonly effectiveOn?: string;
  readonly announcedOn?: string;
  readonly source?: { readonly title: string; readonly url?: string };
  readonly reason?: { readonly code: string; readonly text: string };
  readonly data: Readonly<Record<string, any>>; // eslint-disable-line @typescript-eslint/no-explicit-any
}

const folder = join(process.cwd(), 'data');

export const readText = (name: string): string => readFileSync(join(folder, name), 'utf8');

export const rawLines = (name: string): string[] => readText(name).split('\n').slice(0, -1);

const read = (name: string): Line[] => rawLines(name).map((line) => JSON.parse(line) as Line);

export const register = read('register.ndjson');
export const clockRules = read('clock-rules.ndjson');
export const corrections = read('corrections.ndjson');

export const subjectOf = (line: Line): string => line.productId ?? line.referenceId ?? '';

const without = (line: Line, ...fields: (keyof Line)[]): Omit<Line, 'productId' | 'referenceId'> =>
  Object.fromEntries(
    Object.entries(line).filter(([field]) => !(fields as string[]).includes(field)),
  ) as unknown as Line;

/** What statementIssues checks: the line without its subject. */
export const statementOf = (line: Line) => without(line, 'productId', 'referenceId');

/** The id that the register gives to the event of this line. */
export const idOf = (line: Line): string =>
  eventIdOf({ ...without(line, 'reason'), version: definitionOf(line.type)?.version ?? 1 });

export const ofType = (...types: string[]): Line[] => register.filter(({ type }) => types.includes(type));

export const about = (productId: string, ...types: string[]): Line[] =>
  register.filter((line) => line.productId === productId && (!types.length || types.includes(line.type)));

/** How often each value occurs. */
export function tally(values: Iterable<string>): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const value of values) counts[value] = (counts[value] ?? 0) + 1;
  return counts;
}
