import { Type, type SchemaOptions, type Static, type TSchema, type TUnsafe } from '@sinclair/typebox';
import { EDTF_RULE } from './edtf.js';

/**
 * The building blocks of every schema: each field is declared once here or in its family, and the HTTP body,
 * the CSV column, the OpenAPI schema and the TypeScript type all come from that declaration.
 * `format: 'text'` is well-formed Unicode without control characters; `format: 'edtf'` is a date with a precision.
 */
export const text = (maxLength: number, description: string, options: SchemaOptions = {}) =>
  Type.String({ format: 'text', minLength: 1, maxLength, description, ...options });

/** A name that callers choose and that appears in addresses. */
export const slug = (description: string, options: SchemaOptions = {}) =>
  Type.String({ pattern: '^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$', description, ...options });

/** A name of something inside one product: an application, an approval, a designation, a trial, a condition. */
export const key = (description: string, options: SchemaOptions = {}) => text(120, description, options);

export const eventId = (description: string) =>
  Type.String({
    pattern: '^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$',
    description,
    examples: ['4f0c4a0e-3d0a-5a57-9f6e-0c3a7c1f2b11'],
  });

export const edtfDate = (description: string, options: SchemaOptions = {}) =>
  Type.String({
    format: 'edtf',
    maxLength: 21,
    description: `${description} Written as ${EDTF_RULE}.`,
    ...options,
  });

export const oneOf = <const V extends readonly string[]>(
  values: V,
  description: string,
  options: SchemaOptions = {},
): TUnsafe<V[number]> =>
  Type.Unsafe<V[number]>({ type: 'string', enum: [...values], description, ...options });

export const listOf = <T extends TSchema>(items: T, maxItems: number, description: string) =>
  Type.Array(items, { minItems: 1, maxItems, description });

export const optional = <T extends TSchema>(schema: T) => Type.Optional(schema);

export const record = <P extends Record<string, TSchema>>(properties: P, options: SchemaOptions = {}) =>
  Type.Object(properties, { additionalProperties: false, ...options });

export const agency = () =>
  Type.String({
    pattern: '^[A-Z][A-Za-z0-9-]{1,19}$',
    description: 'Code of the agency, such as NMPA, FDA, EMA, EC, PMDA, MHRA.',
    examples: ['NMPA'],
  });

export type { Static };
