import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { MappingError, mappedCsv } from '../../src/sources/index.js';
import { openRegister, useFolder } from '../importing/fixture.js';
import { SyncingModule } from '../../src/sources/index.js';
import { sync } from './syncing.js';

const folder = useFolder();
const documented = readFileSync(join(process.cwd(), 'docs/sources.md'), 'utf8');
const block = (language: string): string => documented.split(`\`\`\`${language}\n`)[1]!.split('```')[0]!;

describe('any other table, by a mapping', () => {
  it('the documented example works as it stands, and records nothing twice', async () => {
    const app = await openRegister(undefined, SyncingModule);
    const source = await mappedCsv(folder.write('decisions.yaml', block('yaml')));
    const file = folder.write('decisions.csv', block('csv'));
    const report = await sync(app, source, file, '2025-01-31');
    expect(report).toMatchObject({ rows: 3, records: 3, refused: 0, sourceId: 'example-decisions' });
    expect(report.newFacts).toEqual({
      ProductRegistered: 3,
      ApplicationAccepted: 3,
      MarketingApproved: 1,
      ApplicationRefused: 1,
    });
    expect(await sync(app, source, file, '2025-01-31')).toMatchObject({ recorded: 0, unchanged: 3 });

    const later = block('csv').replace('15/11/2024', '14/11/2024').replace(',pending,', ',approved,');
    const changed = await sync(app, source, folder.write('later.csv', later), '2025-02-28');
    expect(changed.corrections).toMatchObject([
      { row: 2, record: 'A-001', column: 'Decided', before: '2024-11-15', after: '2024-11-14' },
    ]);
    // Approved without a day: no fact can be made of it until the table gives one.
    expect(changed.newFacts).toEqual({});
    expect(changed.refusals).toEqual([
      { row: 3, column: 'Decided', rule: 'is required where Decision is approved' },
    ]);
    await app.close();
  });

  it('a column that the mapping names and the table has not is named', async () => {
    const app = await openRegister(undefined, SyncingModule);
    const source = await mappedCsv(folder.write('decisions.yaml', block('yaml')));
    const file = folder.write('decisions.csv', block('csv').replace('Company', 'Firm'));
    await expect(sync(app, source, file, '2025-01-31')).rejects.toThrow(
      '"Company" is not a column of the table',
    );
    await app.close();
  });

  it.each([
    ['no YAML', 'id: [', 'is not YAML'],
    ['aliases', 'id: &a x\ntitle: *a\n', 'is not YAML'],
    [
      'a type there is not',
      block('yaml').replace('ApplicationRefused', 'ApplicationRejected'),
      'facts.2.type must be one of',
    ],
    ['a field there is not', block('yaml').replace('sponsor:', 'sponsors:'), 'sponsors is not a field here'],
    [
      'a registration, which every record has',
      block('yaml').replace('ApplicationRefused', 'ProductRegistered'),
      'facts.2.type',
    ],
    ['an id that is none', block('yaml').replace('id: example', 'id: Example Ü'), 'id must match'],
  ])('%s is refused, naming the field', async (_what, yaml, rule) => {
    const reading = mappedCsv(folder.write('m.yaml', yaml));
    await expect(reading).rejects.toThrow(MappingError);
    await expect(mappedCsv(folder.write('m.yaml', yaml))).rejects.toThrow(rule);
  });
});
