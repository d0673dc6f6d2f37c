import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { useFolder } from '../importing/fixture.js';
import { Service } from '../http/service.js';
import { sync } from './syncing.js';

/** A sample that was made up in the documented shape. */
const SAMPLE = join(__dirname, 'fixtures/drugsfda.json');
const folder = useFolder();

interface Sample {
  meta: { last_updated: string; results: { total: number } };
  results: { application_number: string }[];
}

const changed = (change: (sample: Sample) => void): string => {
  const sample = JSON.parse(readFileSync(SAMPLE, 'utf8')) as Sample;
  change(sample);
  return folder.write(`${sample.meta.last_updated}.json`, JSON.stringify(sample));
};
const without = (number: string, on: string, total?: number) =>
  changed((sample) => {
    sample.meta.last_updated = on;
    sample.results = sample.results.filter(({ application_number }) => application_number !== number);
    sample.meta.results.total = total ?? sample.results.length;
  });
const again = (on: string) => changed((sample) => void (sample.meta.last_updated = on));

describe('openFDA drugsfda', () => {
  let service: Service;
  beforeEach(async () => {
    service = await Service.start();
  });
  afterEach(() => service.close());
  const take = (file: string) => sync(service.app, 'openfda-drugsfda', file);
  const findings = async (productId: string) => {
    const { body } = await service.get(`products/${productId}/timeline`);
    return body.findings.filter(({ code }: { code: string }) => code === 'no-longer-listed');
  };

  it('takes its date from the file, records original approvals, and names the cell that holds no day', async () => {
    const report = await take(SAMPLE);
    expect(report).toMatchObject({ publishedOn: '2025-01-07', rows: 4, records: 4, refused: 1 });
    expect(report.newFacts).toEqual({ ProductRegistered: 4, MarketingApproved: 2, ReviewPathwayAssigned: 2 });
    expect(report.refusals).toEqual([
      {
        row: 3,
        column: 'submissions[0].submission_status_date',
        value: '20190231',
        rule: 'must be a day, such as 20250131',
      },
    ]);
    expect(await take(SAMPLE)).toMatchObject({ recorded: 0, unchanged: 4 });
  });

  it('a record that vanished is a finding and no deletion, until it is back', async () => {
    await take(SAMPLE);
    const gone = await take(without('NDA900004', '2025-02-01'));
    expect(gone.noLongerListed.map(({ type }) => type).sort()).toEqual([
      'MarketingApproved',
      'ProductRegistered',
      'ReviewPathwayAssigned',
    ]);
    expect(await findings('fda-NDA900004')).toMatchObject([
      { message: 'openFDA, Drugs@FDA no longer says it, as of 2025-02-01.' },
    ]);
    const { body } = await service.get('products/fda-NDA900004');
    expect(body.stage).toBe('marketing-approved');

    expect(await take(without('NDA900004', '2025-03-01'))).toMatchObject({ noLongerListed: [], recorded: 1 });
    const back = await take(again('2025-04-01'));
    expect(back).toMatchObject({ noLongerListed: [], recorded: 2 });
    expect(back.listedAgain).toHaveLength(3);
    expect(await findings('fda-NDA900004')).toEqual([]);
  });

  it('of a page of the whole nothing has vanished', async () => {
    await take(SAMPLE);
    expect(await take(without('NDA900004', '2025-02-01', 4))).toMatchObject({ noLongerListed: [] });
  });

  it('what a cell that cannot be read may have said is not held to be gone', async () => {
    const good = changed((sample) => {
      sample.meta.last_updated = '2025-01-01';
      Object.assign((sample.results[2] as unknown as { submissions: object[] }).submissions[0]!, {
        submission_status_date: '20190228',
      });
    });
    expect(await take(good)).toMatchObject({ refused: 0 });
    expect(await take(SAMPLE)).toMatchObject({ refused: 1, noLongerListed: [] });
  });

  it('a file that is none of openFDA’s is refused', async () => {
    await expect(take(folder.write('a.json', '{"data": []}'))).rejects.toThrow('results must hold a list');
    await expect(take(folder.write('a.csv', 'a,b\n1,2\n'))).rejects.toThrow(
      'must be JSON, as openFDA gives it',
    );
  });
});
