import type { ApiDocument, JsonSchema } from '../../../api/document.js';

/** What stands in the fields of a form: text, a choice, or more fields. */
export type Value = string | readonly Value[] | Values;
export interface Values {
  readonly [field: string]: Value | undefined;
}

/** The schema itself, where it is only named. */
export function resolved(document: ApiDocument, schema: JsonSchema): JsonSchema {
  const name = schema.$ref?.split('/').at(-1);
  return name === undefined ? schema : document.components.schemas[name]!;
}

const isValues = (value: Value | undefined): value is Values =>
  typeof value === 'object' && !Array.isArray(value);

/** The JSON that the fields state: empty fields are absent, numbers are numbers. */
export function stated(document: ApiDocument, given: JsonSchema, value: Value | undefined): unknown {
  const schema = resolved(document, given);
  if (typeof value === 'string') {
    const text = value.trim();
    if (text === '') return undefined;
    if (schema.type === 'boolean') return text === 'true';
    const number = schema.type === 'number' || schema.type === 'integer';
    return number && Number.isFinite(Number(text)) ? Number(text) : text;
  }
  if (Array.isArray(value)) {
    const items = (value as readonly Value[])
      .map((each) => stated(document, schema.items ?? {}, each))
      .filter((each) => each !== undefined);
    return items.length === 0 ? undefined : items;
  }
  if (isValues(value)) {
    const entries = Object.entries(value).flatMap(([field, each]) => {
      const member = stated(document, schema.properties?.[field] ?? {}, each);
      return member === undefined ? [] : [[field, member] as const];
    });
    return entries.length === 0 ? undefined : Object.fromEntries(entries);
  }
  return value;
}

/** Fields that state a JSON value: the way back. */
export function asValue(json: unknown): Value | undefined {
  if (json === undefined || json === null) return undefined;
  if (Array.isArray(json)) return json.map((each) => asValue(each) ?? '');
  if (typeof json === 'object')
    return Object.fromEntries(Object.entries(json).map(([field, each]) => [field, asValue(each)]));
  return typeof json === 'string' ? json : JSON.stringify(json);
}

type Json = Readonly<Record<string, unknown>>;

/** What a correction changes: fields that differ; a field of the payload that is gone is null. */
export function changesBetween(before: Json, after: Json): Json | undefined {
  const dates = ['effectiveOn', 'announcedOn'].filter(
    (field) => after[field] !== undefined && !same(before[field], after[field]),
  );
  const [was, is] = [(before.data ?? {}) as Json, (after.data ?? {}) as Json];
  const fields = [...new Set([...Object.keys(was), ...Object.keys(is)])].filter(
    (field) => !same(was[field], is[field]),
  );
  if (dates.length + fields.length === 0) return undefined;
  return {
    ...Object.fromEntries(dates.map((field) => [field, after[field]])),
    ...(fields.length > 0 && { data: Object.fromEntries(fields.map((field) => [field, is[field] ?? null])) }),
  };
}

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);
