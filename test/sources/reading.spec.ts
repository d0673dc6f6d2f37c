import { readTable } from '../../src/sources/reading/read-table.js';
import { optional, required } from '../../src/sources/reading/columns.js';
import { civilDay } from '../../src/sources/reading/dates.js';
import { snapshotFile } from '../../src/sources/reading/snapshot-file.js';
import { openSnapshot, sourceCalled } from '../../src/sources/index.js';
import { useFolder } from '../importing/fixture.js';
import { zipOf, xlsxOf } from './xlsx.js';

const folder = useFolder();
const COLUMNS = {
  number: required('Product number', 'EMA product number'),
  name: required('Name'),
  more: optional('More'),
};
const tableOf = async (name: string, content: string | Buffer) =>
  readTable(await snapshotFile(folder.write(name, content)), COLUMNS);

/** The EMA's table as it is published today, with its own names of columns. */
const TODAY = {
  Category: 'Human',
  'Name of medicine': 'Examplex',
  'EMA product number': 'EMEA/H/C/900001',
  'Medicine status': 'Withdrawn',
  'International non-proprietary name (INN) / common name': 'examplinib',
  'Conditional approval': 'Yes',
  'Exceptional circumstances': 'No',
  'Marketing authorisation date': '15/03/2020',
  'Refusal of marketing authorisation date': '',
  'Withdrawal / expiry / revocation / lapse of marketing authorisation date': '01/02/2025',
  'Marketing authorisation developer / applicant / holder': 'Example B.V.',
  'Therapeutic indication': 'Example disease',
  'Medicine URL': 'https://example.org/examplex',
};
const AS_JSON = Object.fromEntries(
  Object.entries(TODAY).map(([name, value]) => [
    name
      .replace(' (INN) / common name', ' common name')
      .toLowerCase()
      .replace(/[^a-z]+/g, '_'),
    value,
  ]),
);

describe('a table', () => {
  it('is found by the meaning of its columns, below rows of titles, with its rows as the file counts them', async () => {
    const table = await tableOf(
      'a.csv',
      '\ufeffA list,,\nof the day,,\n name ,EMA  Product Number,other\n"Two\nlines",1,x\n,,\n  B  c ,2,y\n',
    );
    expect(table.rows).toEqual([
      { row: 4, cells: { number: '1', name: 'Two lines', more: '' } },
      { row: 7, cells: { number: '2', name: 'B c', more: '' } },
    ]);
    expect(table.nameOf('number')).toBe('EMA Product Number');
  });

  it('is refused where a needed column is gone, naming it', async () => {
    await expect(tableOf('a.csv', 'Product number,Nome\n1,2\n')).rejects.toThrow(
      '"Name" is not a column of the table, and the table cannot be read without it',
    );
  });

  it.each([
    ['bytes that are not UTF-8', Buffer.from('4e616d65e9', 'hex'), 'is not UTF-8'],
    ['a quotation mark that stays open', 'Name,Product number\n"a,b\n', 'never closed'],
    ['JSON with a name twice', '{"data": [{"a": 1, "a": 2}]}', 'a'],
    ['JSON that is no list', '{"rows": 1}', 'must be a list of objects'],
    ['an archive that is no workbook', zipOf({ 'a.txt': 'x' }), 'cannot be read as XLSX'],
    ['an archive that is cut short', zipOf({ 'a.txt': 'x' }).subarray(0, 30), 'must be an XLSX file'],
    ['nothing', '', 'is empty'],
  ])('%s is refused in plain words', async (_what, content, message) => {
    await expect(tableOf('a', content)).rejects.toThrow(message);
  });

  it('an archive that unpacks to too much is refused before it is unpacked', async () => {
    const bomb = zipOf({ 'a.txt': 'x' });
    bomb.writeUInt32LE(0xfffffff0, bomb.indexOf(Buffer.from('504b0102', 'hex')) + 24);
    await expect(tableOf('a', bomb)).rejects.toThrow('unpacks to at most');
  });
});

describe('the medicines table of today', () => {
  const factsOf = async (name: string, content: string | Buffer) => {
    const { content: read } = await openSnapshot(
      sourceCalled('ema-medicines')!,
      folder.write(name, content),
      {
        publishedOn: '2025-03-01',
      },
    );
    expect(read.faults).toEqual([]);
    expect(read.records).toHaveLength(1);
    const [{ facts, url, sponsor }] = read.records as [(typeof read.records)[0]];
    return {
      url,
      sponsor,
      facts: facts.map(({ type, effectiveOn, undated, data }) => ({ type, effectiveOn, undated, data })),
    };
  };
  const header = Object.keys(TODAY);
  const titles = [['Medicines output'], ['Exported on 1 March 2025'], [], ...Array<string[]>(5).fill([''])];

  it('says the same as XLSX with the header on its ninth row, as JSON, and as CSV', async () => {
    const xlsx = await factsOf('m.xlsx', xlsxOf([...titles, header, Object.values(TODAY)]));
    const json = await factsOf('m.json', JSON.stringify({ data: [AS_JSON] }));
    const csv = await factsOf('m.csv', `${header.join(',')}\n${Object.values(TODAY).join(',')}\n`);
    expect(json).toEqual(csv);
    expect(xlsx).toEqual(csv);
    expect(csv).toMatchObject({ url: 'https://example.org/examplex', sponsor: 'Example B.V.' });
    expect(csv.facts.slice(1)).toMatchObject([
      { type: 'MarketingApproved', effectiveOn: '2020-03-15', data: { approvalKind: 'conditional' } },
      { type: 'ApprovalWithdrawn', effectiveOn: '2025-02-01' },
    ]);
  });

  it('cells of XLSX that are dates keep their day', async () => {
    const row = Object.entries(TODAY).map(([name, cell]) =>
      name === 'Marketing authorisation date' ? new Date('2020-03-15') : cell,
    );
    const { facts } = await factsOf('m.xlsx', xlsxOf([header, row]));
    expect(facts[1]).toMatchObject({ type: 'MarketingApproved', effectiveOn: '2020-03-15' });
  });

  it('what cannot be read is told with row, column, value and rule, and the rest is taken', async () => {
    const rows = [
      { ...TODAY, 'Marketing authorisation date': '31/02/2020' },
      { ...TODAY, 'EMA product number': 'EMEA/H/C/900002', 'Medicine status': 'Dreamt of' },
      { ...TODAY, 'EMA product number': '' },
      TODAY,
    ];
    const file = folder.write(
      'm.csv',
      [header, ...rows.map((row) => Object.values(row))].map((row) => row.join(',')).join('\n'),
    );
    const { content } = await openSnapshot(sourceCalled('ema-medicines')!, file, {
      publishedOn: '2025-03-01',
    });
    expect(content.faults).toEqual([
      { row: 4, column: 'EMA product number', value: '', rule: 'is required: it names the record' },
      {
        row: 5,
        column: 'EMA product number',
        value: 'EMEA/H/C/900001',
        rule: 'is given twice; row 2 has it already',
      },
    ]);
    expect(content.records.flatMap(({ faults }) => faults)).toEqual([
      {
        row: 2,
        column: 'Marketing authorisation date',
        value: '31/02/2020',
        rule: 'must be a day, such as 31/01/2025 or 2025-01-31',
      },
      {
        row: 3,
        column: 'Medicine status',
        value: 'Dreamt of',
        rule: expect.stringContaining('must be one of'),
      },
    ]);
    expect(content.records[1]!.facts.map(({ type }) => type)).toEqual([
      'ProductRegistered',
      'MarketingApproved',
    ]);
  });
});

describe('a day in a cell', () => {
  it.each([
    ['07/12/2014', 'DMY', '2014-12-07'],
    ['7/12/2014', 'MDY', '2014-07-12'],
    ['2014-12-07 01:00:00', 'MDY', '2014-12-07'],
    ['2014-12-07T23:59:59Z', 'DMY', '2014-12-07'],
    ['20141207', 'MDY', '2014-12-07'],
    ['1/6/16', 'MDY', '2016-01-06'],
    ['2/1/17', 'MDY', '2017-02-01'],
    ['2/2/17', 'MDY', '1917-02-02'],
    ['12/20/84', 'MDY', '1984-12-20'],
    ['31/02/2014', 'DMY', undefined],
    ['13/13/2014', 'DMY', undefined],
    ['TBD', 'MDY', undefined],
    ['2014', 'MDY', undefined],
  ] as const)('%s (%s) is %s', (cell, order, day) => {
    expect(civilDay(cell, order, '2017-02-01')).toBe(day);
  });
});
