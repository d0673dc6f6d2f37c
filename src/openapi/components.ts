import type { TSchema } from '@sinclair/typebox';

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

/**
 * Schemas as the document's components. A schema that stands inside another is replaced by a reference where it
 * is named too: what says the same is the same, whether or not it is the same object. `$id` goes, because in a
 * document it would move the place that references start from.
 */
export function componentsOf(schemas: Readonly<Record<string, TSchema>>): Record<string, object> {
  const plain = Object.entries(schemas).map(([name, schema]) => [name, plainOf(schema)] as const);
  const names = new Map(plain.map(([name, schema]) => [JSON.stringify(schema), name]));
  if (names.size < plain.length) throw new TypeError(`two names for one schema: ${sameIn(plain, names)}`);
  const referring = (value: Json, name?: string): Json => {
    if (Array.isArray(value)) return value.map((each) => referring(each));
    if (value === null || typeof value !== 'object') return value;
    const other = name === undefined ? names.get(JSON.stringify(value)) : undefined;
    if (other !== undefined) return { $ref: `#/components/schemas/${other}` };
    return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, referring(each)]));
  };
  return Object.fromEntries(plain.map(([name, schema]) => [name, referring(schema, name) as object]));
}

/** TypeBox marks its schemas with symbols, which JSON leaves out. */
const plainOf = (schema: TSchema): Json =>
  JSON.parse(JSON.stringify(schema, (key, value: unknown) => (key === '$id' ? undefined : value))) as Json;

const sameIn = (plain: readonly (readonly [string, Json])[], names: ReadonlyMap<string, string>): string =>
  plain
    .map(([name, schema]) => [name, names.get(JSON.stringify(schema))] as const)
    .filter(([name, other]) => name !== other)
    .map((pair) => pair.join(', '))
    .join('; ');
