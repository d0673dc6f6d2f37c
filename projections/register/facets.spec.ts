import { epochDay } from '#events/edtf.js';
import { merged, registered, step } from '../log.fixture.js';
import { productFacets } from './facets.js';
import type { ProductFilter } from './products.js';
import { accepted, END, folded, NOW } from './register.fixture.js';

const at = (productId: string, entry: ReturnType<typeof step>) => ({ ...entry, productId });
const orphan = { designationId: 'D', kind: 'orphan', agency: 'FDA' };

describe('the facets of the register', () => {
  const register = folded(
    registered('p', 'First'),
    registered('q', 'Second'),
    registered('r', 'Third'),
    accepted,
    at('q', step('ApplicationAccepted', '2024-02-01', { agency: 'FDA', applicationKind: 'BLA' })),
    at('q', step('DesignationRequested', '2024-03-01', orphan)),
    at('q', step('DesignationGranted', '2024-06-01', orphan)),
    at('r', step('ApplicationAccepted', '2024-02-01', { agency: 'FDA', applicationKind: 'IND' })),
  );
  const facets = (filter: ProductFilter = {}, day = NOW) => productFacets(register, filter, day, END);

  it('count each product once by each value, the most frequent value first', () => {
    const { total, facets: found } = facets();
    expect(total).toBe(3);
    expect(found.agency).toEqual([
      { value: 'FDA', count: 2 },
      { value: 'NMPA', count: 1 },
    ]);
    expect(found.stage).toEqual([
      { value: 'trial-application-accepted', count: 2 },
      { value: 'marketing-application-accepted', count: 1 },
    ]);
    expect(found.designation).toEqual([{ value: 'orphan', count: 1 }]);
  });

  it('keep every filter but their own, so that another value of a facet can be chosen', () => {
    const { total, facets: found } = facets({ agency: 'NMPA' });
    expect(total).toBe(1);
    expect(found.agency.map(({ value }) => value)).toEqual(['FDA', 'NMPA']);
    expect(found.stage).toEqual([{ value: 'trial-application-accepted', count: 1 }]);
    expect(found.designation).toEqual([]);
  });

  it('count what was in force on the day', () => {
    expect(facets({}, epochDay('2024-02-15')).facets.designation).toEqual([]);
    expect(facets({}, epochDay('2024-03-15')).facets.designation).toEqual([{ value: 'orphan', count: 1 }]);
  });

  it('count what was merged with the product that goes on', () => {
    const joined = folded(
      registered('p', 'First'),
      registered('q', 'Second'),
      at('q', step('DesignationGranted', '2024-06-01', orphan)),
      merged('q', 'p'),
    );
    const found = productFacets(joined, {}, NOW, END);
    expect([found.total, found.facets.designation]).toEqual([1, [{ value: 'orphan', count: 1 }]]);
  });
});
