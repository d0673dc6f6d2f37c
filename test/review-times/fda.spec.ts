import { Service } from '../http/service.js';
import { COMPILATION, isThere, statements } from './fda-compilation.js';

const withData = isThere ? describe : describe.skip;

/** Skipped where the file is not there: `CLOCKSTOP_SHARED_DATA` names the folder that holds it. */
withData(`receipt to approval in ${COMPILATION}`, () => {
  let service: Service;
  let products: number;
  beforeAll(async () => {
    service = await Service.start();
    const all = statements();
    products = all.length;
    await Promise.all(
      all.map(async (product) => {
        for (const statement of product) await service.recordLine(statement);
      }),
    );
  }, 240_000);
  afterAll(() => service.close());

  const groups = async (more: string) => {
    const { status, text, body } = await service.get(`review-times?measure=receipt-to-approval&${more}`);
    expect([status, status === 200 ? '' : text]).toEqual([200, '']);
    return body.groups;
  };

  it('there are 1,341 approvals', async () => {
    expect(products).toBe(1341);
    const [all] = await groups('');
    expect(all.counts).toMatchObject({ n: 1341, completed: 1341, pending: 0, notComputable: 0 });
  });

  it('the medians of 2021 are 242 days (priority) and 365 (standard)', async () => {
    const found = await groups('endYear=2021&groupBy=pathway');
    expect(
      found.map(({ group, completedOnly }: any) => [group.pathway, completedOnly.median]), // eslint-disable-line @typescript-eslint/no-explicit-any
    ).toEqual([
      ['priority', { least: 242, most: 242 }],
      ['standard', { least: 365, most: 365 }],
    ]);
  });

  it('the median of 2013 is 303 days over all', async () => {
    const [all] = await groups('endYear=2013');
    expect(all.completedOnly.median).toEqual({ least: 303, most: 303 });
  });

  it('as of a day in the past what was approved later is pending', async () => {
    const [all] = await groups('effectiveAt=2020-12-31');
    expect(all.counts.pending).toBeGreaterThan(0);
    expect(all.counts.n).toBeLessThan(1341);
    expect(all.kaplanMeier.median.least).toBeGreaterThanOrEqual(all.completedOnly.median.least);
  });
});
