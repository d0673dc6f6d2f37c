import { Type, type TObject, type TSchema } from '@sinclair/typebox';
import { Ajv2020, type ErrorObject, type ValidateFunction } from 'ajv/dist/2020.js';
import { CATALOGUE, definitionOf, EVENT_TYPES, isOwn, STATED_TYPES } from './catalogue.js';
import type { EventDefinition } from './definition.js';
import { dateBounds, EDTF_RULE, EdtfError, isEdtf } from './edtf.js';
import { Reason, Source } from './envelope.js';
import { edtfDate, optional, record, slug } from './fields.js';

/** One thing that is wrong with an input: where, what was there, and the rule it breaks. */
export interface Issue {
  /** Path of the field, such as `data.agency`; empty for the whole. */
  readonly field: string;
  readonly value?: unknown;
  readonly rule: string;
}

export const TEXT_RULE = 'well-formed Unicode text without control characters';

// Tab and line ends may stand in a quotation; every other control character is refused.

const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\u2028\u2029\ufffe\uffff]/;

export const isText = (value: string): boolean =>
  value.isWellFormed() && !CONTROL.test(value) && value.trim() !== '';

// Ajv's own pass over the code it writes takes a third of the compiling, and what it leaves is no quicker.
export const ajv = new Ajv2020({
  allErrors: true,
  strict: true,
  verbose: true,
  allowUnionTypes: true,
  code: { optimize: false },
})
  .addFormat('text', isText)
  .addFormat('edtf', isEdtf);

/** The fields a caller gives, whatever the type: the body of a request and the line of an import. */
export const statementFields = {
  effectiveOn: edtfDate('When it was true in the world.', { examples: ['2025-01-02'] }),
  announcedOn: optional(edtfDate('When somebody made it public.', { examples: ['2025-01-02'] })),
  source: Source,
  reason: optional(Reason),
};

/**
 * A statement: what a caller says happened, about a subject that the address or the line names.
 * @returns the JSON Schema of a statement of this type, as HTTP bodies, imports and the OpenAPI document use it
 */
export function statementSchema(definition: EventDefinition): TObject {
  const { effectiveOn, announcedOn, source, reason } = statementFields;
  return record(
    {
      type: Type.Literal(definition.type, { description: `${definition.label.en} (${definition.label.zh})` }),
      version: optional(Type.Literal(definition.version)),
      ...(definition.dated === 'required' && { effectiveOn }),
      ...(definition.dated === 'optional' && { effectiveOn: optional(effectiveOn) }),
      ...(definition.dated !== 'none' && !isOwn(definition) && { announcedOn }),
      ...(!isOwn(definition) && { source: definition.family === 'correction' ? optional(source) : source }),
      reason: definition.family === 'correction' ? Reason : reason,
      data: definition.data,
    },
    { $id: `Statement.${definition.type}`, title: `${definition.type}` },
  );
}

export const SubjectId = slug('Names the subject.');

const validators = new Map<string, ValidateFunction>();
const dataValidators = new Map<string, ValidateFunction>();

const compiled = (cache: Map<string, ValidateFunction>, type: string, schema: () => TSchema) => {
  let validate = cache.get(type);
  if (!validate) cache.set(type, (validate = ajv.compile(schema())));
  return validate;
};

/** What is wrong with a statement that somebody makes; empty where nothing is. */
export function statementIssues(statement: unknown): Issue[] {
  const { type } = (statement ?? {}) as { type?: unknown };
  const definition = typeof type === 'string' ? definitionOf(type) : undefined;
  if (definition && isOwn(definition))
    return [{ field: 'type', value: type, rule: 'is recorded by the register alone, about itself' }];
  return recordedIssues(statement);
}

/** What is wrong with what a recorded event says; empty where nothing is. The register's own types are among these. */
export function recordedIssues(statement: unknown): Issue[] {
  if (typeof statement !== 'object' || statement === null || Array.isArray(statement))
    return [{ field: '', value: statement, rule: 'must be an object' }];
  const { type } = statement as { type?: unknown };
  const definition = typeof type === 'string' ? definitionOf(type) : undefined;
  if (!definition) return [{ field: 'type', value: type, rule: `must be one of ${STATED_TYPES.join(', ')}` }];
  const validate = compiled(validators, definition.type, () => statementSchema(definition));
  return validate(statement) ? [] : issuesOf(validate.errors ?? []);
}

/** What is wrong with the payload of an event of this type; used where a correction makes a new payload. */
export function dataIssues(type: string, data: unknown): Issue[] {
  const definition = definitionOf(type);
  if (!definition) return [{ field: 'type', value: type, rule: `must be one of ${EVENT_TYPES.join(', ')}` }];
  const validate = compiled(dataValidators, type, () => definition.data);
  return validate(data) ? [] : issuesOf(validate.errors ?? [], 'data');
}

/** Ajv's errors in the register's words. */
export function issuesOf(errors: readonly ErrorObject[], prefix = ''): Issue[] {
  return errors.map((error) => {
    const path = [prefix, ...error.instancePath.split('/').slice(1)].filter(Boolean);
    const named = namedProperty(error);
    return {
      field: [...path, ...(named ? [named] : [])].join('.'),
      ...(error.keyword !== 'required' && {
        value: named ? (error.data as Record<string, unknown>)[named] : error.data,
      }),
      rule: ruleOf(error),
    };
  });
}

function namedProperty({ keyword, params }: ErrorObject): string | undefined {
  if (keyword === 'required') return (params as { missingProperty: string }).missingProperty;
  if (keyword === 'additionalProperties')
    return (params as { additionalProperty: string }).additionalProperty;
  return undefined;
}

function ruleOf(error: ErrorObject): string {
  switch (error.keyword) {
    case 'required':
      return 'is required';
    case 'additionalProperties':
      return `is not a field here; the fields are ${Object.keys(
        (error.parentSchema as { properties: object }).properties,
      ).join(', ')}`;
    case 'enum':
      return `must be one of ${(error.params as { allowedValues: string[] }).allowedValues.join(', ')}`;
    case 'const':
      return `must be ${JSON.stringify((error.params as { allowedValue: unknown }).allowedValue)}`;
    case 'format':
      return formatRule(error);
    default:
      return error.message ?? error.keyword;
  }
}

function formatRule(error: ErrorObject): string {
  if ((error.params as { format: string }).format === 'text') return `must be ${TEXT_RULE}`;
  try {
    dateBounds(String(error.data));
  } catch (reason) {
    if (reason instanceof EdtfError) return `must be ${EDTF_RULE}; ${reason.message}`;
    throw reason;
  }
  return error.message ?? 'format';
}

/** Compiles every validator, so that a schema that cannot be compiled fails at start and not at a request. */
export function prepareValidators(): void {
  for (const definition of CATALOGUE) {
    compiled(validators, definition.type, () => statementSchema(definition));
    compiled(dataValidators, definition.type, () => definition.data);
  }
}
