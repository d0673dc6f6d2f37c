import type { SyncReport } from '../../src/sources/index.js';
import { Service } from '../http/service.js';
import { describeWith, sharedFile } from '../sources/shared-data.js';
import { sync } from '../sources/syncing.js';

/** FDA's compilation of new molecular entities; public domain, and no part of this repository. */
const COMPILATION = 'fda-nme/compilation_cder_nme_1985-2024.csv';

/** Skipped where the file is not there: `CLOCKSTOP_SHARED_DATA` names the folder that holds it. */
describeWith(COMPILATION)(`receipt to approval in ${COMPILATION}`, () => {
  let service: Service;
  let report: SyncReport;
  const take = () => sync(service.app, 'fda-nme', sharedFile(COMPILATION), '2024-12-31');
  beforeAll(async () => {
    service = await Service.start();
    report = await take();
  }, 240_000);
  afterAll(() => service.close());

  const groups = async (more: string) => {
    const { status, text, body } = await service.get(`review-times?measure=receipt-to-approval&${more}`);
    expect([status, status === 200 ? '' : text]).toEqual([200, '']);
    return body.groups;
  };

  it('none of its 1,341 rows is lost, and a second run records nothing', async () => {
    const { recorded, events } = report;
    expect(report).toMatchObject({ rows: 1341, records: 1341, refused: 0, doubtful: [], contested: [] });
    expect([recorded, report.newFacts['MarketingApproved']]).toEqual([events, 1341]);
    expect(await take()).toMatchObject({ rows: 1341, unchanged: 1341, events: 0, recorded: 0 });
  });

  it('there are 1,341 approvals', async () => {
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
