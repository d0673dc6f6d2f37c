import fc from 'fast-check';
import { templateOf } from '../../src/importing/rows/template.js';
import { hostileJson, hostileText } from './hostile-values.js';
import { spoiled, written } from './near-valid.js';
import type { Schema, SchemaValues } from './schema-values.js';

const STATEMENT: Schema = { $ref: '#/components/schemas/Record.ProductEvent' };

/** A body and the media type it is sent as. */
export interface Upload {
  readonly type: string;
  readonly body: string;
}

/** Files as they are uploaded: statements a line, whole or with something wrong, tables, and what is neither. */
export function uploads(values: SchemaValues, content: Readonly<Record<string, { schema: object }>>) {
  const types = fc.constantFrom(...Object.keys(content));
  const { oneOf } = Object.values(content)[0]!.schema as Schema;
  const files = oneOf ? [headed(values, oneOf)] : [statements(values), table()];
  const bodies = fc.oneof(
    { weight: 6, arbitrary: fc.oneof(...files) },
    fc.array(hostileText(), { maxLength: 6 }).map((lines) => lines.join('\n')),
  );
  return fc.record({ type: types, body: bodies });
}

const lines = (valid: fc.Arbitrary<unknown>, maxLength = 4): fc.Arbitrary<string> =>
  fc
    .array(
      fc
        .oneof(
          { weight: 6, arbitrary: valid },
          { weight: 2, arbitrary: spoiled(valid) },
          { weight: 1, arbitrary: hostileJson() },
        )
        .chain(written),
      { maxLength },
    )
    .map((texts) => texts.join('\n'));

/** A line of its own kind, then lines of another. */
const headed = (values: SchemaValues, [head, rest]: readonly Schema[]): fc.Arbitrary<string> =>
  fc.tuple(lines(values.of(head!), 1), lines(values.of(rest!))).map((texts) => texts.join('\n'));

const statements = (values: SchemaValues): fc.Arbitrary<string> =>
  lines(
    fc
      .tuple(values.of(STATEMENT), fc.constantFrom('amimestrocel', 'ct0596', 'new-product'))
      .map(([statement, productId]) => ({ productId, ...(statement as object) })),
  );

/** The template of every kind of event, with some of its rows and one thing in it replaced. */
function table(): fc.Arbitrary<string> {
  const [header = '', ...rows] = templateOf([]).trimEnd().split('\n');
  return fc
    .tuple(fc.subarray(rows, { maxLength: 4 }), fc.nat(), fc.option(hostileText(), { freq: 2 }))
    .map(([some, at, hostile]) => {
      const text = [header, ...some].join('\n');
      if (hostile === null) return text;
      const from = at % text.length;
      return text.slice(0, from) + hostile + text.slice(from + 1);
    });
}
