/** As much of JSON Schema as the events' schemas use. */
export interface Schema {
  readonly type?: string;
  readonly format?: string;
  readonly pattern?: string;
  readonly enum?: readonly string[];
  readonly const?: unknown;
  readonly examples?: readonly unknown[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly minimum?: number;
  readonly maxLength?: number;
}

const PATTERNS: readonly (readonly [part: string, text: string])[] = [
  ['^https?', 'https://example.org/'],
  ['[0-9a-f]{64}', 'a'.repeat(64)],
  ['[0-9a-f]{8}-', '4f0c4a0e-3d0a-5a57-9f6e-0c3a7c1f2b11'],
  ['^[A-Z][A-Za-z0-9-]', 'NMPA'],
  ['^[A-Za-z0-9][A-Za-z0-9._-]', 'other-product'],
  ['^[a-z0-9][a-z0-9-]', 'a-source'],
  ['^[1-9]\\d{0,3}', '3'],
];

/** A value that keeps to a schema, with every optional field in it, so that each can be broken in turn. */
export function sampleOf(schema: Schema): unknown {
  if (schema.const !== undefined) return schema.const;
  if (schema.enum) return schema.enum[0];
  if (schema.format === 'edtf') return '2025-01-02';
  if (schema.pattern !== undefined) {
    const known = PATTERNS.find(([part]) => schema.pattern!.includes(part));
    if (!known) throw new Error(`no sample for ${schema.pattern}`);
    return known[1];
  }
  switch (schema.type) {
    case 'string':
      return 'text';
    case 'integer':
    case 'number':
      return schema.minimum ?? 1;
    case 'boolean':
      return true;
    case 'array':
      return [sampleOf(schema.items!)];
    case 'object':
      return Object.fromEntries(
        Object.entries(schema.properties ?? {}).map(([name, each]) => [name, sampleOf(each)]),
      );
    default:
      throw new Error(`no sample for ${JSON.stringify(schema)}`);
  }
}

export type Path = readonly string[];

/** Every field of a schema, arrays entered at their first item, with the schema it has and whether it must be there. */
export function fieldsOf(
  schema: Schema,
  path: Path = [],
): { path: Path; schema: Schema; required: boolean }[] {
  if (schema.items) return fieldsOf(schema.items, [...path, '0']);
  return Object.entries(schema.properties ?? {}).flatMap(([name, each]) => [
    { path: [...path, name], schema: each, required: schema.required?.includes(name) ?? false },
    ...fieldsOf(each, [...path, name]),
  ]);
}

/** A copy with the value at a path replaced, or taken out where it is undefined. */
export function withValue(whole: unknown, path: Path, value: unknown): unknown {
  const copy = structuredClone(whole) as Record<string, unknown>;
  const parent = path.slice(0, -1).reduce((at, name) => at[name] as Record<string, unknown>, copy);
  if (value === undefined) delete parent[path.at(-1)!];
  else parent[path.at(-1)!] = value;
  return copy;
}
