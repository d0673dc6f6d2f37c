import type { OpenApiDocument, Operation } from '../http/document.js';
import type { FuzzAnswer } from './client.js';

/** Statuses that any operation may answer before it is reached: they are documented once, as its `default`. */
const ANY = [405, 406, 408, 413, 414, 415, 417, 431];

/** What the document does not say of an answer; nothing where all is as documented. */
export function answerFaults(document: OpenApiDocument, operation: Operation, answer: FuzzAnswer): string[] {
  const { status, headers, text } = answer;
  if (status >= 500 && status !== 503) return [`a fault of the service, ${status}`];
  if (!(String(status) in operation.responses) && !ANY.includes(status))
    return [`a status that is not documented, ${status}`];
  const content = document.responseContent(operation, status) ?? {};
  if (status === 204 || status === 304) return text === '' ? [] : [`a body with ${status}`];
  const type = headers['content-type']?.split(';', 1)[0];
  const media = type === undefined ? undefined : content[type];
  if (!media) return [`the media type ${type} with ${status}, and not one of ${Object.keys(content).join()}`];
  if (status >= 400 && headers['cache-control'] !== 'no-store') return ['a refusal that may be kept'];
  if (headers['x-content-type-options'] !== 'nosniff') return ['no security headers'];
  if (status >= 400 && /\.[cm]?[jt]s:\d+:\d+/.test(text)) return ['a stack trace'];
  if (!/\bjson$/.test(type!)) return [];
  const body: unknown = JSON.parse(text);
  return document
    .issues(media.schema, body)
    .slice(0, 3)
    .map((issue) => `a body that breaks its schema: ${issue}`);
}
