import { Type, type TSchema } from '@sinclair/typebox';
import { STATED } from '#events/catalogue.js';
import type { EventDefinition } from '#events/definition.js';
import { Changes } from '#events/correction.js';
import { Classification, ProductName } from '#events/identity.js';
import { PivotalTrial } from '#events/marketing.js';
import { ClockTerms } from '#events/reference.js';
import { statementSchema } from '#events/validation.js';

const nameOf = (type: string): string => `Statement.${type}`;

/** One of these statements, told apart by `type`. */
function anyOf(description: string, definitions: readonly EventDefinition[]): TSchema {
  const refs = definitions.map(({ type }) => [type, `#/components/schemas/${nameOf(type)}`] as const);
  return Type.Unsafe({
    description,
    oneOf: refs.map(([, $ref]) => ({ $ref })),
    discriminator: { propertyName: 'type', mapping: Object.fromEntries(refs) },
  });
}

const about = (subject: 'product' | 'reference'): EventDefinition[] =>
  STATED.filter((definition) => definition.subject === subject || definition.subject === 'either');

/** The statement of every type of event that can be stated, and the bodies that take any of them. */
export const STATEMENT_SCHEMAS: Readonly<Record<string, TSchema>> = {
  ProductName,
  Classification,
  PivotalTrial,
  ClockTerms,
  Changes,
  ...Object.fromEntries(STATED.map((definition) => [nameOf(definition.type), statementSchema(definition)])),
  'Record.ProductEvent': anyOf('What happened to the product.', about('product')),
  'Record.ReferenceEvent': anyOf('What happened to what belongs to no product.', about('reference')),
};
