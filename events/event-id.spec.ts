import fc from 'fast-check';
import type { Fact } from './envelope.js';
import { eventIdOf, uuidV5 } from './event-id.js';

const fact: Fact = {
  type: 'DesignationGranted',
  version: 1,
  productId: 'nouvneu001',
  effectiveOn: '2025-08',
  source: { title: 'A release' },
  data: { designationId: 'd', agency: 'FDA', kind: 'RMAT' },
};

describe('the id of an event', () => {
  it('is made as RFC 9562 makes a UUID of version 5', () => {
    const dns = Buffer.from('6ba7b8109dad11d180b400c04fd430c8', 'hex');
    expect(uuidV5('www.example.com', dns)).toBe('2ed6657d-e927-568b-95e1-2665a8aea6a2');
  });

  it('never changes for a fact once recorded', () => {
    expect(eventIdOf(fact)).toBe('810b6fce-46c9-505d-9f85-cffee467aa58');
  });

  it('is of version 5 and variant 10, whatever it is made of', () => {
    fc.assert(
      fc.property(fc.string(), (name) => {
        expect(uuidV5(name)).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
      }),
    );
  });

  it('is the same for the same fact, in whatever order it is written', () => {
    const { data, source, ...rest } = fact;
    const otherwise = { source, data: Object.fromEntries(Object.entries(data).reverse()), ...rest } as Fact;
    expect(eventIdOf(otherwise)).toBe(eventIdOf(fact));
  });

  it.each([
    ['date', { effectiveOn: '2025-09' }],
    ['product', { productId: 'nouvneu004' }],
    ['source', { source: { title: 'Another release' } }],
    ['payload', { data: { ...fact.data, kind: 'orphan' } }],
    ['version', { version: 2 }],
  ])('differs where the %s differs', (_, change) => {
    expect(eventIdOf({ ...fact, ...change })).not.toBe(eventIdOf(fact));
  });

  it('differs by the key of the request, and is the same for the same key', () => {
    expect(eventIdOf(fact, 'a')).not.toBe(eventIdOf(fact));
    expect(eventIdOf(fact, 'a')).not.toBe(eventIdOf(fact, 'b'));
    expect(eventIdOf(fact, 'a')).toBe(eventIdOf(fact, 'a'));
  });
});
