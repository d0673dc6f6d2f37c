import fc from 'fast-check';
import type { OpenApiDocument, Operation, Parameter } from '../http/document.js';
import { hostileJson, hostileText } from './hostile-values.js';
import { chosen, type Chosen, type KnownValues } from './known-values.js';
import { spoiled, written } from './near-valid.js';
import { SchemaValues, type Schema } from './schema-values.js';
import { uploads, type Upload } from './uploads.js';

type Content = NonNullable<Operation['requestBody']>['content'];

/** A request as it is sent: nothing of it is mended on its way. */
export interface FuzzRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** Names its values by how they are chosen, so that the same seed asks for the same kind of thing of any register. */
interface Plan {
  readonly inPath: Readonly<Record<string, Chosen>>;
  readonly inQuery: readonly (readonly [name: string, value: Chosen])[];
  readonly rawQuery: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly upload: Upload | undefined;
}

/** Stands for the tag of the answer before. */
const KNOWN = '"known"';

const RAW_QUERIES = ['', '&', '&&=', '&x', '&%', '&a=%ff', '&a[]=1', '&__proto__=1', '&limit=1&limit=2'];

const HEADERS: Readonly<Record<string, readonly string[]>> = {
  accept: ['*/*', 'text/html', 'text/csv', 'application/vnd.apache.parquet', 'x', ';q=2', 'a/b;q=0'],
  'if-none-match': [KNOWN, '*', '"x"', 'W/"x"', 'x', ',,'],
  'x-request-id': ['trace-1', 'two words', '../', 'x'.repeat(300)],
  traceparent: ['00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01', '00-0-0-0', 'ff'],
  origin: ['https://elsewhere.example', 'null'],
  range: ['bytes=0-0', 'bytes=-1'],
  expect: ['x'],
  'x-forwarded-host': ['elsewhere.example'],
  'content-encoding': ['gzip', 'x'],
};

/** Header values as Node writes them: one character a byte, and no control characters. */
const headerText = (value: string): string =>
  Buffer.from(value.toWellFormed(), 'utf8')
    .toString('latin1')
    .replace(/[\0-\x08\x0a-\x1f\x7f]/g, '?')
    .slice(0, 3000);

const plain = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));

/** Valid, nearly valid and hostile requests of an operation. */
export function requestsOf(
  document: OpenApiDocument,
  { method, path, parameters = [], requestBody }: Operation,
): (known: KnownValues) => fc.Arbitrary<FuzzRequest> {
  const values = new SchemaValues((ref) => document.resolve(ref) as Schema);
  const textOf = (schema: Schema): fc.Arbitrary<string> => values.of(schema).map(plain);
  const choose = ({ schema, example }: Parameter) => {
    const valid = textOf(schema);
    return chosen(
      example === undefined ? valid : fc.oneof(valid, fc.constant(plain(example))),
      hostileText(),
    );
  };
  const named = (place: Parameter['in']) => parameters.filter((parameter) => parameter.in === place);
  const plan: fc.Arbitrary<Plan> = fc.record({
    inPath: fc.record(Object.fromEntries(named('path').map((each) => [each.name, choose(each)]))),
    inQuery: queryOf(named('query'), choose),
    rawQuery: fc.oneof(
      { weight: 12, arbitrary: fc.constant('') },
      { weight: 1, arbitrary: fc.constantFrom(...RAW_QUERIES) },
    ),
    headers: headersOf(
      named('header').map(({ name, schema }) => [name, fc.oneof(textOf(schema), hostileText())]),
    ),
    upload: bodyOf(values, requestBody?.content),
  });
  return (known) => plan.map((each) => requestFrom({ method, path }, each, known));
}

function queryOf(
  parameters: readonly Parameter[],
  choose: (parameter: Parameter) => fc.Arbitrary<Chosen>,
): fc.Arbitrary<(readonly [string, Chosen])[]> {
  if (parameters.length === 0) return fc.constant([]);
  const needed = parameters.filter(({ required }) => required);
  const some = fc.subarray(
    parameters.filter((each) => !needed.includes(each)),
    { maxLength: Math.min(4, parameters.length - needed.length) },
  );
  const chosenOf = (each: Parameter) => choose(each).map((value) => [each.name, value] as const);
  return fc
    .tuple(some, fc.nat(19))
    .chain(([rest, luck]) => fc.tuple(...[...(luck === 0 ? [] : needed), ...rest].map(chosenOf)));
}

const headersOf = (own: readonly (readonly [string, fc.Arbitrary<string>])[]) =>
  fc.record(
    Object.fromEntries(
      [
        ...own,
        ...Object.entries(HEADERS).map(([name, known]) => [name, fc.constantFrom(...known)] as const),
        ['content-type', fc.constantFrom('text/plain', 'application/json; charset=x', 'x', '')] as const,
      ].map(([name, value]) => [
        name.toLowerCase(),
        // Most requests say little about themselves.
        fc.oneof(
          { weight: 11, arbitrary: fc.constant(undefined) },
          { weight: 1, arbitrary: value.map(headerText) },
        ),
      ]),
    ),
  ) as fc.Arbitrary<Record<string, string>>;

const NO_BODY = fc.oneof<fc.MaybeWeightedArbitrary<Upload | undefined>[]>(
  { weight: 9, arbitrary: fc.constant(undefined) },
  fc.constant({ type: 'application/json', body: '{}' }),
);

function bodyOf(values: SchemaValues, content: Content = {}): fc.Arbitrary<Upload | undefined> {
  const [first] = Object.entries(content);
  if (!first) return NO_BODY;
  const [type, { schema }] = first;
  if (type !== 'application/json') return uploads(values, content);
  const valid = values.of(schema);
  return fc
    .oneof(
      { weight: 4, arbitrary: valid },
      { weight: 4, arbitrary: spoiled(valid) },
      { weight: 1, arbitrary: hostileJson() },
    )
    .chain(written)
    .map((body) => ({ type, body }));
}

function requestFrom(
  { method, path }: Pick<FuzzRequest, 'method' | 'path'>,
  { inPath, inQuery, rawQuery, headers, upload }: Plan,
  known: KnownValues,
): FuzzRequest {
  const valueOf = (name: string, each: Chosen): string =>
    ('known' in each ? known.at(name, each.known) : each.value) ?? 'x';
  const etag = headers['if-none-match'] === KNOWN ? known.at('etag', 0) : undefined;
  const encoded = (text: string) => encodeURIComponent(text.toWellFormed());
  const filled = path.replace(/\{(\w+)\}/g, (_match, name: string) => encoded(valueOf(name, inPath[name]!)));
  const query = inQuery.map(([name, each]) => `${name}=${encoded(valueOf(name, each))}`).join('&');
  const asked = query === '' && rawQuery === '' ? filled : `${filled}?${query}${rawQuery}`;
  const sent = Object.fromEntries(Object.entries(headers).filter(([, value]) => value !== undefined));
  return {
    method,
    path: asked,
    headers: {
      ...(upload && { 'content-type': upload.type }),
      ...sent,
      ...(etag !== undefined && { 'if-none-match': etag }),
    },
    ...(upload && { body: upload.body }),
  };
}
