import { existsSync, readFileSync } from 'node:fs';

interface Row {
  readonly section: string;
  readonly tries: string;
  readonly control: string;
  readonly tests: string;
}

/** Rows of every table, by the heading that they stand under. */
function rowsOf(markdown: string): Row[] {
  let section = '';
  return markdown.split('\n').flatMap((line) => {
    if (line.startsWith('## ')) section = line.slice(3);
    const cells = line.split('|').map((cell) => cell.trim());
    if (cells.length !== 6 || cells[1] === 'attacker' || /^-+$/.test(cells[1]!)) return [];
    return [{ section, tries: cells[2]!, control: cells[3]!, tests: cells[4]! }];
  });
}

const rows = rowsOf(readFileSync('docs/threat-model.md', 'utf8'));

test('every attack has a control and names tests that there are', () => {
  expect(rows.length).toBeGreaterThan(25);
  for (const { tries, control, tests } of rows) {
    expect([tries, tries !== '' && control !== '']).toEqual([tries, true]);
    const named = [...tests.matchAll(/`([^`]+)`/g)].map(([, name]) => name!);
    expect([tries, named.length > 0, named.filter((name) => !existsSync(name))]).toEqual([tries, true, []]);
    expect([tries, named.filter((name) => !/^(test|src)\/.+\.(spec\.ts|mjs)$/.test(name))]).toEqual([
      tries,
      [],
    ]);
  }
});

test('where to report and what is supported is said, and the service’s own addresses with it', () => {
  const security = readFileSync('SECURITY.md', 'utf8');
  for (const heading of ['## Reporting', '## Supported versions', '## What is covered'])
    expect(security).toContain(heading);
  for (const path of ['docs/threat-model.md', '/.well-known/security.txt', 'npm run audit', 'npm run sbom'])
    expect(security).toContain(path);
});
