import { laneOf } from '#events/catalogue.js';
import { corrections, idOf, readText, register, subjectOf, type Line } from './files.js';

/** The table of data/README.md that accounts for the facts. */
interface Row {
  readonly fact: string;
  readonly subject: string;
  readonly type: string;
  readonly lane: string;
  readonly remark: string;
}

const rows: Row[] = readText('README.md')
  .split('\n')
  .filter((line) => /^\| F\d{3} \|/.test(line))
  .map((line) => {
    const [, fact = '', subject = '', type = '', lane = '', remark = ''] = line
      .split('|')
      .map((cell) => cell.trim());
    return { fact, subject: subject.replaceAll('`', ''), type, lane: lane.replaceAll('`', ''), remark };
  });
const recorded = rows.filter(({ subject }) => subject !== 'not recorded');

const linesOf = ({ subject, type, lane }: Row): Line[] =>
  register.filter(
    (line) => subjectOf(line) === subject && line.type === type && (laneOf(line)?.id ?? '') === lane,
  );

test('accounts for each of the 77 facts exactly once', () => {
  expect(rows.map(({ fact }) => fact)).toEqual(
    Array.from({ length: 77 }, (_, index) => `F${String(index + 1).padStart(3, '0')}`),
  );
});

test('names one line of the register for each recorded fact, and gives a reason for each other', () => {
  for (const row of recorded) expect([row.fact, linesOf(row).length]).toEqual([row.fact, 1]);
  const others = rows.filter((row) => !recorded.includes(row));
  expect(others.map(({ fact }) => fact)).toEqual(['F012', 'F021', 'F022', 'F070', 'F071']);
  for (const { remark } of others) expect(remark.length).toBeGreaterThan(20);
});

test('leaves out no line but registrations, aliases and three claims', () => {
  const accounted = new Set(recorded.flatMap(linesOf).map(idOf));
  expect(accounted.size).toBe(72);
  const rest = register.filter((line) => !accounted.has(idOf(line)));
  expect(
    rest
      .filter(({ type }) => !['ProductRegistered', 'AliasAsserted'].includes(type))
      .map(subjectOf)
      .sort(),
  ).toEqual([
    'statistic-ind-approved-of-765',
    'statistic-stem-cell-inds-china-2024-08',
    'statistic-stem-cell-inds-china-2024-10',
  ]);
});

test('marks the facts that are corrected, and no others', () => {
  const targets = new Set(corrections.map(({ data }): string => data.targetId));
  for (const row of recorded)
    expect([row.fact, row.remark.startsWith('corrected: ')]).toEqual([
      row.fact,
      linesOf(row).some((line) => targets.has(idOf(line))),
    ]);
});
