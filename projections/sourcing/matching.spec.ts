import { matchByName, matchByNumber, type Candidate } from './matching.js';
import { compareSponsors } from './sponsors.js';

const brand = (text: string) => ({ text, kind: 'brand' });
const inn = (text: string) => ({ text, kind: 'inn' });
const RECORD = { names: [brand('Examplex'), inn('examplinib')], sponsor: 'Example Pharma Inc.' };
const candidate = (productId: string, names: Candidate['names'], sponsor?: string): Candidate => ({
  productId,
  names,
  ...(sponsor !== undefined && { sponsor }),
});

describe('sponsors', () => {
  it.each([
    ['Novartis Pharmaceuticals', 'Novartis Pharmaceuticals Corp.', 'same'],
    ['Example S.p.A.', 'EXAMPLE SPA', 'same'],
    ['Merck & Co., Inc.', 'Merck', 'same'],
    ['Pfizer Europe MA EEIG', 'Pfizer Inc', 'related'],
    ['Janssen Biotech', 'Janssen-Cilag International NV', 'related'],
    ['Genentech', 'Roche Registration GmbH', 'different'],
    ['Pharma Ltd', 'Laboratories Ltd', 'different'],
    ['Genentech', undefined, 'unknown'],
    ['', 'Genentech', 'unknown'],
  ] as const)('%s and %s: %s', (a, b, expected) => {
    expect(compareSponsors(a, b)).toBe(expected);
    expect(compareSponsors(b, a)).toBe(expected);
  });
});

describe('a match by number', () => {
  it('is the one product that has it, none, or doubtful among several', () => {
    expect(matchByNumber([])).toBeUndefined();
    expect(matchByNumber(['p'])).toEqual({ outcome: 'product', productId: 'p' });
    expect(matchByNumber(['p', 'q'])).toMatchObject({
      outcome: 'doubtful',
      candidates: [{ productId: 'p' }, { productId: 'q' }],
    });
  });
});

describe('a match by name', () => {
  it.each<[what: string, candidates: Candidate[], outcome: string]>([
    ['nobody of that name', [candidate('p', [brand('Otherex')], 'Example Pharma')], 'new'],
    ['the same name and sponsor', [candidate('p', [brand('EXAMPLEX')], 'Example Pharma')], 'product'],
    [
      'the same substance and sponsor, without a brand',
      [candidate('p', [inn('Examplinib')], 'Example')],
      'product',
    ],
    [
      'the same substance and sponsor, under another brand',
      [candidate('p', [brand('Otherex'), inn('examplinib')], 'Example')],
      'doubtful',
    ],
    ['the same substance, another sponsor', [candidate('p', [inn('examplinib')], 'Somebody')], 'new'],
    ['the same brand, another sponsor', [candidate('p', [brand('Examplex')], 'Somebody')], 'doubtful'],
    ['the same brand, no sponsor', [candidate('p', [brand('Examplex')])], 'doubtful'],
    ['a sponsor of a similar name', [candidate('p', [brand('Examplex')], 'Example Vaccines')], 'doubtful'],
    [
      'two of the same name and sponsor',
      [candidate('p', [brand('Examplex')], 'Example'), candidate('q', [brand('Examplex')], 'Example')],
      'doubtful',
    ],
    [
      'one certain beside one doubtful',
      [candidate('p', [brand('Examplex')], 'Example'), candidate('q', [brand('Examplex')], 'Somebody')],
      'product',
    ],
  ])('%s', (_what, candidates, outcome) => {
    expect(matchByName(RECORD, candidates).outcome).toBe(outcome);
  });

  it('a code is a number and no name', () => {
    const code = { text: 'EX-1', kind: 'code' };
    expect(matchByName({ names: [code], sponsor: 'E' }, [candidate('p', [code], 'E')])).toEqual({
      outcome: 'new',
    });
  });
});
