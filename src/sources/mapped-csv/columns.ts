import type { Mapping } from './mapping.js';

type Named = Mapping['record'];

const PLACE = /\{([^{}]+)\}/g;

/** A column goes by the first of its names. */
export const firstOf = (named: Named): string => (typeof named === 'string' ? named : named[0]!);

/** The columns that a template has cells of. */
export const columnsOf = (template: unknown): string[] =>
  typeof template === 'string' ? [...template.matchAll(PLACE)].map(([, column]) => column!) : [];

/** The template with the cells in place; undefined where it has cells and all of them are empty. */
export function filled(template: unknown, cellOf: (column: string) => string): unknown {
  const columns = columnsOf(template);
  if (columns.length === 0) return template;
  if (columns.every((column) => cellOf(column) === '')) return undefined;
  return (template as string).replace(PLACE, (_match, column: string) => cellOf(column)).trim();
}

/** Every column that a mapping names, each with all its names. */
export function columnsNamed({ record, numbers = [], names, sponsor, url, facts }: Mapping): string[][] {
  const named: Named[] = [
    record,
    ...numbers,
    ...names.map(({ column }) => column),
    ...(sponsor === undefined ? [] : [sponsor]),
    ...(url === undefined ? [] : [url]),
    ...facts.flatMap(({ effectiveOn, when, data }) => [
      ...(effectiveOn === undefined ? [] : [effectiveOn]),
      ...(when === undefined ? [] : [when.column]),
      ...Object.values(data).flatMap(columnsOf),
    ]),
  ];
  const byFirst = new Map<string, string[]>();
  for (const each of named) {
    const list = [each].flat();
    if (list.length > (byFirst.get(list[0]!)?.length ?? 0)) byFirst.set(list[0]!, list);
  }
  return [...byFirst.values()];
}
