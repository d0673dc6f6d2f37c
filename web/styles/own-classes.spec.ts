import { readdirSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';

const WEB = join(__dirname, '..');

/** Each style sheet with whose it is: a page's, or everybody's. */
const sheets = readdirSync(WEB, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.css'))
  .map((file) => {
    const [folder, page] = file.split(sep);
    return { owner: folder === 'pages' ? page! : 'everybody', heads: headsIn(join(WEB, file)) };
  });

/** The first class of each selector: what it is about. */
function headsIn(file: string): string[] {
  const css = readFileSync(file, 'utf8').replace(/\/\*.*?\*\//gs, '');
  return [...css.matchAll(/([^{}]+)\{/g)]
    .flatMap(([, selectors]) => selectors!.split(','))
    .flatMap((selector) => /\.([a-z][\w-]*)/.exec(selector)?.[1] ?? []);
}

test('what a page styles is its own: its style stays when another page is shown', () => {
  const owners = new Map<string, Set<string>>();
  for (const { owner, heads } of sheets)
    for (const head of heads) owners.set(head, (owners.get(head) ?? new Set()).add(owner));
  expect(owners.size).toBeGreaterThan(100);
  const shared = [...owners].filter(([, names]) => names.size > 1);
  expect(shared).toEqual([]);
});
