import { Service } from './service.js';

let service: Service;
beforeAll(async () => {
  service = await Service.withBundledRegister();
});
afterAll(() => service.close());

interface Facet {
  readonly value: string;
  readonly count: number;
}

test('each count is how long the list would be', async () => {
  for (const filter of [
    '',
    'agency=NMPA',
    'search=injection&therapyGroup=stem-cell-therapy',
    'stage=registered',
  ]) {
    const { body } = await service.get(`product-facets?effectiveAt=2025-06-30&${filter}`);
    const list = await service.get(`products?effectiveAt=2025-06-30&${filter}`);
    expect([filter, body.total]).toEqual([filter, list.body.total]);
    for (const [facet, values] of Object.entries(body.facets as Record<string, Facet[]>))
      for (const { value, count } of values) {
        const narrowed = new URLSearchParams(`effectiveAt=2025-06-30&${filter}`);
        narrowed.set(facet, value);
        const { total } = (await service.get(`products?${narrowed.toString()}`)).body;
        // Part of a sponsor's name finds more than the sponsor of that whole name.
        expect([filter, facet, value, facet === 'sponsor' ? total >= count : total]).toEqual([
          filter,
          facet,
          value,
          facet === 'sponsor' ? true : count,
        ]);
      }
  }
});

test('on the day before the first approval of a stem cell product, none is counted as approved', async () => {
  const approved = async (day: string) => {
    const path = `product-facets?therapyGroup=stem-cell-therapy&agency=NMPA&effectiveAt=${day}`;
    const { stage } = (await service.get(path)).body.facets as { stage: Facet[] };
    return stage.find(({ value }) => value === 'marketing-approved')?.count;
  };
  expect(await approved('2024-09-26')).toBeUndefined();
  expect(await approved('2025-01-03')).toBe(1);
});

test('products say how many of their applications are overdue, as the list of applications does', async () => {
  const late = { agency: 'NMPA', applicationId: 'L1', applicationKind: 'IND', effectiveOn: '2024-01-15' };
  const source = { title: 'List', url: 'https://example.org/' };
  await service.post('products/ct0596/acceptances', { ...late, source });
  const overdue = await service.get('applications?overdue=true');
  expect(overdue.body.items.map(({ productId }: { productId: string }) => productId)).toContain('ct0596');
  const { items } = (await service.get('products?limit=500')).body as {
    items: { productId: string; overdue: number }[];
  };
  for (const { productId, overdue: count } of items) {
    const of = overdue.body.items.filter((each: { productId: string }) => each.productId === productId);
    expect([productId, count]).toEqual([productId, of.length]);
  }
});

test('it takes no cursor, and refuses what it does not know', async () => {
  for (const query of ['limit=1', 'cursor=x', 'designation=none', 'facet=agency']) {
    const { status, body } = await service.get(`product-facets?${query}`);
    expect([query, status, body.errors[0].field]).toEqual([query, 400, query.split('=')[0]]);
  }
});
