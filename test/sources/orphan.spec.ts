import { Service } from '../http/service.js';
import { describeWith, sharedFile } from './shared-data.js';
import { sync } from './syncing.js';

const LIST = 'fda-orphan/fda_orphan_designations_2017-02-01.csv';

/** Skipped where the file is not there: `CLOCKSTOP_SHARED_DATA` names the folder that holds it. */
describeWith(LIST)(`the orphan designations of ${LIST}`, () => {
  let service: Service;
  const take = () => sync(service.app, 'fda-orphan', sharedFile(LIST), '2017-02-01');
  beforeAll(async () => {
    service = await Service.start();
  });
  afterAll(() => service.close());

  it('every one of 4,036 rows is recorded, says what another says, or is reported with its cell', async () => {
    const report = await take();
    // 40 rows repeat a designation for one more approval under it; two have control characters for a name.
    expect(report).toMatchObject({ rows: 4036, records: 3448, recorded: report.events, refused: 2 });
    expect(report.newFacts).toEqual({
      ProductRegistered: 3448,
      DesignationGranted: 3994,
      DesignationRescinded: 544,
    });
    expect(report.refusals.map(({ row, column, rule }) => [row, column, rule])).toEqual(
      [267, 2428].map((row) => [
        row,
        'Generic Name',
        'must be well-formed Unicode text without control characters',
      ]),
    );
  });

  it('a second run records nothing', async () => {
    expect(await take()).toMatchObject({ events: 0, recorded: 0, unchanged: 3448 });
  });

  it('a year of two digits is of the century that the list was published in, or the one before', async () => {
    const { body } = await service.get('events?type=DesignationGranted&effectiveTo=1984-12-31&limit=500');
    expect(body.total).toBeGreaterThan(0);
    const later = await service.get(
      'events?type=DesignationGranted&effectiveFrom=2017-02-02&effectiveAt=2099-12-31',
    );
    expect(later.body.total).toBe(0);
  });
});
