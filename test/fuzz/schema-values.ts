import fc from 'fast-check';

/** As much of JSON Schema as the document uses. */
export interface Schema {
  readonly $ref?: string;
  readonly type?: string;
  readonly format?: string;
  readonly pattern?: string;
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly examples?: readonly unknown[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
}

const DATES = ['2024-06-03', '2025-01', '2023', '2025-10-20/2025-10-26', '../2024-01-18', '2024-09-26/..'];
const TEXTS = ['NMPA', 'A text', '艾米迈托赛注射液', 'x'];

const FORMATS: Readonly<Record<string, readonly string[]>> = {
  edtf: DATES,
  date: ['2024-06-03', '2025-10-26', '2026-01-12'],
  'date-time': ['2025-01-03T00:00:00.000Z'],
  uuid: ['94c13ab9-a9e5-599c-a395-a8ca2dc6a9b3'],
  // Nobody answers there, so that nothing is delivered to anybody.
  uri: ['https://receiver.invalid/hook', 'http://127.0.0.1:9/hook'],
};

/** What a pattern alone would lead to somebody else. */
const PATTERNS: Readonly<Record<string, readonly string[]>> = {
  '^https?://[^\\s]+$': FORMATS['uri']!,
  '^whsec_[A-Za-z0-9+/]{32,86}={0,2}$': [`whsec_${'A'.repeat(32)}`, `whsec_${'a'.repeat(43)}=`],
};

/**
 * Values that keep to a schema of the document, as far as a schema says.
 * @param resolve what a reference points at
 */
export class SchemaValues {
  private readonly made = new Map<string, fc.Arbitrary<unknown>>();

  constructor(private readonly resolve: (ref: string) => Schema) {}

  of(schema: Schema): fc.Arbitrary<unknown> {
    if (schema.$ref !== undefined) return this.named(schema.$ref);
    if (schema.const !== undefined) return fc.constant(schema.const);
    if (schema.enum) return fc.constantFrom(...schema.enum);
    const choices = schema.anyOf ?? schema.oneOf;
    if (choices) return fc.oneof(...choices.map((each) => this.of(each)));
    const made = this.plain(schema);
    return schema.examples ? fc.oneof(made, fc.constantFrom(...schema.examples)) : made;
  }

  private named(ref: string): fc.Arbitrary<unknown> {
    const known = this.made.get(ref);
    if (known) return known;
    // A schema that leads back to itself ends somewhere.
    this.made.set(ref, fc.constant(null));
    const made = this.of(this.resolve(ref));
    this.made.set(ref, made);
    return made;
  }

  private plain(schema: Schema): fc.Arbitrary<unknown> {
    const { minimum = -1000, maximum = 1000 } = schema;
    switch (schema.type) {
      case 'string':
        return text(schema);
      case 'integer':
        return fc.integer({ min: minimum, max: Math.max(minimum, maximum) });
      case 'number':
        return fc.double({ min: minimum, max: Math.max(minimum, maximum), noNaN: true });
      case 'boolean':
        return fc.boolean();
      case 'null':
        return fc.constant(null);
      case 'array': {
        const { minItems: minLength = 0, maxItems = 3 } = schema;
        return fc.array(this.of(schema.items ?? {}), {
          minLength,
          maxLength: Math.max(minLength, Math.min(maxItems, 3)),
        });
      }
      case 'object':
        return this.object(schema);
      default:
        return fc.jsonValue({ maxDepth: 2 });
    }
  }

  private object({ properties = {}, required = [] }: Schema): fc.Arbitrary<unknown> {
    const members = Object.entries(properties).map(([name, each]) => [name, this.of(each)] as const);
    return fc.record(Object.fromEntries(members), {
      requiredKeys: required.filter((name) => name in properties),
      noNullPrototype: true,
    });
  }
}

function text({ format, pattern, minLength = 0, maxLength = 80 }: Schema): fc.Arbitrary<string> {
  const fits = (value: string) => value.length >= minLength && value.length <= maxLength;
  const known = FORMATS[format ?? ''] ?? PATTERNS[pattern ?? ''];
  if (known) return fc.constantFrom(...known);
  if (pattern !== undefined) return fc.stringMatching(new RegExp(pattern), { maxLength: 120 });
  return fc.oneof(
    fc.constantFrom(...TEXTS.filter(fits)),
    fc.string({ minLength, maxLength: Math.min(maxLength, 80) }),
  );
}
