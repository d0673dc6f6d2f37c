import { fieldName } from '../../web/i18n/vocabulary/fields.js';
import { browsing, written } from './browser.js';
import { reviews } from './reviews.js';
import { settled } from './settled.js';

const { open } = browsing(written);

interface Schema {
  readonly $ref?: string;
  readonly const?: unknown;
  readonly properties?: Readonly<Record<string, Schema>>;
}

const PREFIX = 'Statement.';
/** Stated of a record that is there, by forms of their own. */
const REVISIONS = ['EventCorrected', 'EventRetracted'];

test('each kind of event has a form with every field of its facts', async () => {
  const answer = await fetch(`${written()}/docs/openapi.json`);
  const { schemas } = ((await answer.json()) as { components: { schemas: Record<string, Schema> } })
    .components;
  const resolved = (schema: Schema): Schema =>
    schema.$ref === undefined ? schema : resolved(schemas[schema.$ref.split('/').at(-1)!]!);
  const page = await open('/record');
  const choice = page.getByLabel('What happened');
  await choice.locator('option').nth(45).waitFor({ state: 'attached' });
  const kinds = await choice
    .locator('option')
    .evaluateAll((options) => options.map((option) => (option as HTMLOptionElement).value).filter(Boolean));
  expect(kinds.sort()).toEqual(
    Object.keys(schemas)
      .filter((name) => name.startsWith(PREFIX))
      .map((name) => name.slice(PREFIX.length))
      .filter((kind) => !REVISIONS.includes(kind))
      .sort(),
  );
  for (const kind of kinds) {
    await choice.selectOption(kind);
    await page.waitForURL((url) => url.searchParams.get('kind') === kind);
    await settled(page);
    const facts = page.locator('.field-group', { has: page.locator('legend', { hasText: /^Facts$/ }) });
    const names = await facts
      .locator('label, legend')
      .evaluateAll((all) => all.map((each) => each.firstChild!.textContent!.trim()));
    const fields = Object.entries(
      resolved(resolved(schemas[PREFIX + kind]!).properties!['data']!).properties ?? {},
    )
      .filter(([, schema]) => resolved(schema).const === undefined)
      .map(([name]) => fieldName(name, 'en'));
    expect([kind, names]).toEqual([kind, expect.arrayContaining(fields)]);
  }
});

test('a bar shows how far a file has come, and never goes back', async () => {
  const page = await open('/record?view=file');
  await page.evaluate(() => {
    const seen: number[] = [];
    Object.assign(globalThis, { seen });
    new MutationObserver(() => {
      const bar = document.querySelector('progress');
      if (bar) seen.push(bar.value / bar.max);
    }).observe(document.body, { childList: true, subtree: true, attributes: true });
  });
  await page.getByLabel('File', { exact: true }).setInputFiles({
    name: 'many.ndjson',
    mimeType: 'application/x-ndjson',
    buffer: Buffer.from(reviews(400, 'by-the-bar')),
  });
  await page.getByRole('button', { name: 'Record the rows' }).click();
  await page.getByText(/^Completed|Done/).waitFor();
  const seen = await page.evaluate(() => (globalThis as unknown as { seen: number[] }).seen);
  expect(seen[0]).toBeLessThan(1);
  expect(seen.at(-1)).toBe(1);
  expect(seen).toEqual([...seen].sort((a, b) => a - b));
});
