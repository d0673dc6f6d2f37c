import { FileFaultError, openRows } from '../../src/importing/index.js';
import type { Fault, Row } from '../../src/importing/rows/row.js';
import { registration, useFolder } from './fixture.js';

const folder = useFolder();

async function rowsOf(name: string, content: string | Buffer): Promise<Row[]> {
  const { blocks } = await openRows(folder.write(name, content), name.endsWith('.csv') ? 'csv' : 'ndjson');
  const rows: Row[] = [];
  for await (const block of blocks) rows.push(...block.rows);
  return rows;
}

const faultsOf = (row: Row | undefined): readonly Fault[] => (row && 'faults' in row ? row.faults : []);

const HEADER = 'productId,type,effectiveOn,source.title,data.applicationId,data.agency,data.note';
const GOOD = 'a,ClockStopped,2024-03-01,A list,CXSL1,NMPA,';

describe('a file that cannot be read', () => {
  it.each<[string, string, string | Buffer, number, RegExp]>([
    ['is empty', 'a.csv', '', 1, /is empty/],
    ['is empty', 'a.ndjson', '', 1, /is empty/],
    ['has only blank lines', 'a.csv', '\n\n', 1, /has no header/],
    ['has no header', 'a.csv', `${GOOD}\n`, 1, /is not a header/],
    ['has semicolons', 'a.csv', HEADER.replaceAll(',', ';'), 1, /has semicolons/],
    ['has tabs', 'a.csv', HEADER.replaceAll(',', '\t'), 1, /has tabs/],
    ['is NDJSON', 'a.csv', '{"productId":"a"}\n', 1, /is NDJSON and not CSV/],
    ['has an unknown column', 'a.csv', `${HEADER},data.colour\n`, 1, /is not a column here/],
    ['has a doubled column', 'a.csv', `${HEADER},data.note\n`, 1, /is given twice/],
    ['has no column for the type', 'a.csv', 'productId,data.note\n', 1, /is required in the header/],
    [
      'is GB18030',
      'a.csv',
      Buffer.concat([Buffer.from(`${HEADER}\n`), Buffer.from([0xb0, 0xac, 0x0a])]),
      2,
      /is not UTF-8/,
    ],
    ['is GB18030', 'a.ndjson', Buffer.from([0x7b, 0x22, 0xb0, 0xac, 0x0a]), 1, /is not UTF-8/],
    ['is UTF-16', 'a.csv', Buffer.from(`\ufeff${HEADER}\n`, 'utf16le'), 1, /is UTF-16/],
    ['encodes a surrogate', 'a.ndjson', Buffer.from([0x22, 0xed, 0xa0, 0x80, 0x22]), 1, /is not UTF-8/],
    ['does not close a quotation mark', 'a.csv', `${HEADER}\n${GOOD}"open\n`, 2, /quotation mark/],
    ['has text after a quoted cell', 'a.csv', `${HEADER}\n"a"b,c\n`, 2, /quotation mark/],
    ['has a line of more than 1 MiB', 'a.ndjson', `{"a":"${'x'.repeat(1_048_576)}"}\n`, 1, /longer than/],
    [
      'has a record of more than 1 MiB',
      'a.csv',
      `${HEADER}\n${'x'.repeat(1_100_000)}`,
      2,
      /more than|longer than/,
    ],
  ])('because it %s (%s)', async (_what, name, content, line, rule) => {
    const error: unknown = await rowsOf(name, content).then(
      () => undefined,
      (reason: unknown) => reason,
    );
    expect(error).toBeInstanceOf(FileFaultError);
    expect((error as FileFaultError).line).toBe(line);
    expect((error as FileFaultError).rule).toMatch(rule);
  });
});

describe('a row of CSV', () => {
  const faultOf = async (record: string) => faultsOf((await rowsOf('a.csv', `${HEADER}\n${record}\n`))[0]);

  it.each<[string, string, string, RegExp]>([
    ['with too few cells', 'a,ClockStopped', '', /must have 7 cells/],
    ['with too many cells', `${GOOD},more`, '', /must have 7 cells/],
    ['of an unknown type', GOOD.replace('ClockStopped', 'ClockBroken'), 'type', /must be one of/],
    [
      'with a cell that its type has not',
      'a,GuidelinePublished,2024,T,CXSL1,NMPA,',
      'data.applicationId',
      /is not a field of/,
    ],
    ['with a formula', `${GOOD}=1+1`, 'data.note', /formula/],
    ['with a formula after a plus', `${GOOD}+cmd`, 'data.note', /formula/],
    ['with a formula after a minus', `${GOOD}-1+1`, 'data.note', /formula/],
    ['with a command', `${GOOD}+3+cmd|' /C calc'!A0`, 'data.note', /formula/],
    ['with a function', `${GOOD}-2 SUM(A1)`, 'data.note', /formula/],
    ['with a mention', `${GOOD}@SUM(A1)`, 'data.note', /formula/],
    ['with a NUL', `${GOOD}a\u0000b`, 'data.note', /NUL/],
    ['without a subject', GOOD.replace('a,', ','), 'productId', /is required/],
    ['with a subject that is no name', GOOD.replace('a,', 'a b,'), 'productId', /must match/],
  ])('%s is refused alone', async (_what, record, column, rule) => {
    const [fault] = await faultOf(record);
    expect(fault).toMatchObject({ column, rule: expect.stringMatching(rule) });
  });

  it.each(['-5', '+5', '-0.5', '-1e3', '+3 months', '-20 °C', '+3个月'])(
    'may hold the number %s',
    async (number) => {
      expect(await faultOf(GOOD + number)).toEqual([]);
    },
  );

  it('is numbered by the line on which it starts', async () => {
    const text = `\ufeff${HEADER}\r\n\r\n${GOOD}"two\r\nlines"\r\n${GOOD}\r\nshort\r\n`;
    const rows = await rowsOf('a.csv', text);
    expect(rows.map(({ line }) => line)).toEqual([3, 5, 6]);
    expect(rows.map((row) => faultsOf(row).length)).toEqual([0, 0, 1]);
    expect(rows[0]).toMatchObject({
      subject: { productId: 'a' },
      statement: { data: { note: 'two\r\nlines' } },
    });
  });

  it('reads numbers, lists and JSON by the schema of its type', async () => {
    const header =
      'productId,type,source.title,data.pivotalTrial.subjects,data.pivotalTrial.otherEndpoints,data.names,data.phase';
    const rows = await rowsOf(
      'a.csv',
      `${header}\na,MarketingApproved,T,59,one | two,,\na,ProductRegistered,T,,,"[{""text"":""1"",""kind"":""code""}]",\n` +
        `a,ApplicationAccepted,T,,,,1\na,MarketingApproved,T,fifty,,,\na,ProductRegistered,T,,,[1,\n`.replace(
          '[1,',
          '"[1"',
        ),
    );
    expect(rows[0]).toMatchObject({
      statement: { data: { pivotalTrial: { subjects: 59, otherEndpoints: ['one', 'two'] } } },
    });
    expect(rows[1]).toMatchObject({ statement: { data: { names: [{ text: '1', kind: 'code' }] } } });
    expect(rows[2]).toMatchObject({ statement: { data: { phase: '1' } } });
    expect(faultsOf(rows[3])).toMatchObject([{ column: 'data.pivotalTrial.subjects', value: 'fifty' }]);
    expect(faultsOf(rows[4])).toEqual([expect.objectContaining({ rule: expect.any(String) })]);
  });
});

describe('a row of NDJSON', () => {
  const faultOf = async (record: string) => faultsOf((await rowsOf('a.ndjson', `${record}\n`))[0]);

  it.each<[string, string, string, RegExp]>([
    ['that is not JSON', '{', '', /is not JSON/],
    ['that is no object', '[1]', '', /must be a JSON object/],
    ['with a key given twice', '{"productId":"a","productId":"b"}', 'productId', /is given twice/],
    [
      'with a number too large',
      '{"productId":"a","data":{"n":12345678901234567890}}',
      'data.n',
      /cannot hold exactly/,
    ],
    ['with a lone surrogate', '{"productId":"a","data":{"n":"\\ud800"}}', 'data.n', /lone surrogate/],
    [
      'that is too deep',
      `{"productId":"a","data":${'['.repeat(70)}${']'.repeat(70)}}`,
      'data',
      /levels deep/,
    ],
    ['with two subjects', '{"productId":"a","referenceId":"b"}', 'referenceId', /must be absent/],
    ['with a subject of another kind', '{"productId":7}', 'productId', /must match/],
    [
      'with an id of its own',
      JSON.stringify({ ...registration('a'), id: 'x' }),
      'id',
      /is assigned by the register/,
    ],
    [
      'with a record of its own',
      JSON.stringify({ ...registration('a'), recorded: {} }),
      'recorded',
      /is assigned/,
    ],
  ])('%s is refused alone', async (_what, record, column, rule) => {
    const [fault] = await faultOf(record);
    expect(fault).toMatchObject({ column, rule: expect.stringMatching(rule) });
  });

  it('is numbered by its line; a byte order mark and blank lines are passed over', async () => {
    const line = JSON.stringify(registration('a'));
    const rows = await rowsOf('a.ndjson', `\ufeff${line}\r\n\n${line}\n{`);
    expect(rows.map((row) => [row.line, faultsOf(row).length])).toEqual([
      [1, 0],
      [3, 0],
      [4, 1],
    ]);
  });

  it('may lie across the pieces in which a file is read', async () => {
    const lines = Array.from({ length: 3_000 }, (_, n) =>
      JSON.stringify({ ...registration(`p${n}`), filler: '药'.repeat(n % 97) }),
    );
    const rows = await rowsOf('a.ndjson', lines.join('\n'));
    expect(rows.map((row) => ('subject' in row ? row.subject : row.faults))).toEqual(
      lines.map((_, n) => ({ productId: `p${n}` })),
    );
  });
});
