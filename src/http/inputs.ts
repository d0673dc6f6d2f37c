import { Readable } from 'node:stream';
import type { Static, TSchema } from '@sinclair/typebox';
import { ajv, issuesOf, SubjectId } from '#events/validation.js';
import { badRequest, plainProblem } from './problem.js';

/** @throws ProblemError 400 where the body is not an object, 415 where it is an upload */
export function objectBody(body: unknown): Readonly<Record<string, unknown>> {
  if (body instanceof Readable) throw plainProblem(415, 'An upload is not read here; send application/json');
  if (typeof body !== 'object' || body === null || Array.isArray(body))
    throw badRequest([{ field: '', value: body, rule: 'must be a JSON object' }]);
  return body as Record<string, unknown>;
}

const validators = new Map<TSchema, ReturnType<typeof ajv.compile>>();

/** @throws ProblemError 400 naming each field and the rule it breaks, 415 where it is an upload */
export function bodyOf<S extends TSchema>(schema: S, body: unknown): Static<S> {
  let validate = validators.get(schema);
  if (!validate) validators.set(schema, (validate = ajv.compile(schema)));
  const given: unknown = objectBody(body);
  if (!validate(given)) throw badRequest(issuesOf(validate.errors ?? []));
  return given;
}

const SLUG = new RegExp(SubjectId.pattern!);

/** @throws ProblemError 400 naming the field and the rule */
export function slugParam(field: string, value: unknown): string {
  if (typeof value === 'string' && SLUG.test(value)) return value;
  throw badRequest([{ field, value, rule: `must match ${SubjectId.pattern}` }]);
}
