import type { ApiDocument } from '../../../api/document.js';
import { asValue, changesBetween, stated } from './values.js';

const document: ApiDocument = {
  components: {
    schemas: {
      Source: { type: 'object', properties: { title: { type: 'string' } } },
      Statement: {
        type: 'object',
        properties: {
          effectiveOn: { type: 'string' },
          source: { $ref: '#/components/schemas/Source' },
          data: {
            type: 'object',
            properties: {
              n: { type: 'number' },
              partial: { type: 'boolean' },
              indications: { type: 'array', items: { type: 'string' } },
            },
          },
        },
      },
    },
  },
};
const statement = { $ref: '#/components/schemas/Statement' };

test('empty fields are not stated, numbers are numbers, texts lose their margins', () => {
  const fields = {
    effectiveOn: ' 2026-01 ',
    source: { title: '' },
    data: { n: '12.5', indications: ['a', ' ', 'b'] },
  };
  expect(stated(document, statement, fields)).toEqual({
    effectiveOn: '2026-01',
    data: { n: 12.5, indications: ['a', 'b'] },
  });
});

test('what is no number is stated as it was written, for the API to refuse', () => {
  expect(stated(document, statement, { data: { n: 'twelve' } })).toEqual({ data: { n: 'twelve' } });
});

test('a statement that is put into fields and read again is the same', () => {
  const json = {
    effectiveOn: '2026-01',
    source: { title: 'x' },
    data: { n: 3, partial: false, indications: ['a'] },
  };
  expect(stated(document, statement, asValue(json))).toEqual(json);
});

test('a correction changes what differs, and takes out what is gone', () => {
  const before = { effectiveOn: '2026-01-12', data: { agency: 'NMPA', phase: 'I', n: 1 } };
  expect(changesBetween(before, { effectiveOn: '2026-01-13', data: { agency: 'NMPA', n: 2 } })).toEqual({
    effectiveOn: '2026-01-13',
    data: { phase: null, n: 2 },
  });
  expect(changesBetween(before, before)).toBeUndefined();
});
