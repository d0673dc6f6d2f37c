import type { TSchema } from '@sinclair/typebox';
import { definitionOf } from '#events/catalogue.js';
import type { EventDefinition } from '#events/definition.js';
import type { Fact, Reason } from '#events/envelope.js';
import { eventIdOf } from '#events/event-id.js';

/** A line of an import, as an example. */
export type ExampleRow = Fact & { readonly reason?: Reason };

const DAY = '2025-01-02';
const SOURCE = {
  title: 'Title of the document',
  url: 'https://example.org/document',
  publisher: 'NMPA',
  publishedOn: DAY,
};
const REASON: Reason = { code: 'refined-by-source', text: 'Why, in words' };
const PRODUCT = 'example-product';

/**
 * An example of each of these types, and before it whatever it needs to be recorded. Lanes bear the name of the
 * type, so that the examples stand beside each other without contradiction.
 */
export function exampleRows(types: readonly string[]): ExampleRow[] {
  const rows = new Map<string, ExampleRow>();
  const add = (row: ExampleRow) => rows.set(eventIdOf(factOf(row)), row);
  for (const type of types) for (const row of [...needsOf(type), exampleOf(type)]) add(row);
  return [...rows.values()];
}

/** An example of one type. */
export function exampleOf(type: string): ExampleRow {
  const definition = definitionOf(type) as EventDefinition;
  const data = { ...(exampleValue(definition.data, '', type) as object), ...PAYLOADS[type]?.() };
  return row(definition, data);
}

/** Payloads whose fields name something that must be there. */
const PAYLOADS: Readonly<Record<string, () => object>> = {
  AliasRetracted: () => ({ name: aliasOf(exampleOf('AliasAsserted')) }),
  ProductMerged: () => ({ into: PRODUCT }),
  ProductSplit: () => ({ into: ['example-part-1', 'example-part-2'] }),
  EventCorrected: () => ({
    targetId: eventIdOf(factOf(registrationOf(PRODUCT))),
    changes: { announcedOn: '2025-01-03', data: { sponsor: 'Sponsor as it should be' } },
  }),
  EventRetracted: () => ({ targetId: eventIdOf(factOf(retractedAlias())) }),
};

/** Subjects other than the example product and one reference for each type. */
const SUBJECTS: Readonly<Record<string, string>> = {
  ProductMerged: 'example-merged',
  ProductSplit: 'example-split',
};

const registrationOf = (productId: string): ExampleRow => ({ ...exampleOf('ProductRegistered'), productId });

const retractedAlias = (): ExampleRow => ({
  ...exampleOf('AliasAsserted'),
  data: { name: { text: 'An alias in error', kind: 'misspelling' } },
});

const aliasOf = ({ data }: ExampleRow): string => (data['name'] as { text: string }).text;

function needsOf(type: string): ExampleRow[] {
  if (type === 'SourceMatchDecided') return [registrationOf(PRODUCT)];
  if (isReference(type)) return [];
  const registered = [PRODUCT, SUBJECTS[type] ?? PRODUCT].map(registrationOf);
  if (type === 'AliasRetracted') return [...registered, exampleOf('AliasAsserted')];
  if (type === 'ProductSplit')
    return [...registered, ...['example-part-1', 'example-part-2'].map(registrationOf)];
  if (type === 'EventRetracted') return [...registered, retractedAlias()];
  return registered;
}

const isReference = (type: string): boolean => {
  const { subject, family } = definitionOf(type)!;
  return subject === 'reference' || (subject === 'either' && family === 'reference');
};

function row({ type, version, dated, family }: EventDefinition, data: object): ExampleRow {
  return {
    type,
    version,
    ...(isReference(type)
      ? { referenceId: `example-${type.toLowerCase()}` }
      : { productId: SUBJECTS[type] ?? PRODUCT }),
    ...(dated === 'required' && { effectiveOn: DAY }),
    ...(dated !== 'none' && { announcedOn: DAY }),
    source: SOURCE,
    ...(family === 'correction' && { reason: REASON }),
    data: data as ExampleRow['data'],
  };
}

const factOf = ({ reason: _reason, ...fact }: ExampleRow): Fact => fact;

interface Examples {
  readonly type?: string;
  readonly properties?: Readonly<Record<string, TSchema>>;
  readonly items?: TSchema;
  readonly enum?: readonly unknown[];
  readonly examples?: readonly unknown[];
  readonly format?: string;
  readonly minimum?: number;
  readonly description?: string;
}

/** A value that the schema allows: its example, its first choice, a day, or the description itself as the text. */
function exampleValue(schema: TSchema, name: string, type: string): unknown {
  const {
    type: kind,
    properties,
    items,
    examples,
    format,
    minimum,
    description,
    ...rest
  } = schema as Examples;
  if (properties)
    return Object.fromEntries(
      Object.entries(properties).map(([key, property]) => [key, exampleValue(property, key, type)]),
    );
  if (items) return [exampleValue(items, name, type)];
  if (LANE.test(name)) return type;
  if (examples) return examples[0];
  if (rest.enum) return rest.enum[0];
  if (format === 'edtf') return DAY;
  if (kind === 'boolean') return true;
  return kind === 'string' ? description : (minimum ?? 1);
}

const LANE = /^(application|approval|designation|trial|condition)Id$/;
