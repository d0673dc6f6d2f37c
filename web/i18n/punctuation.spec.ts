import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const HAN = String.raw`[\p{Script=Han}、。“”，；：？！（）]`;
const HALF_WIDTH = new RegExp(`${HAN}[,;:?!()]|[,;:?!)]${HAN}`, 'u');
/** In a template, beside what is put into it. */
const BESIDE_A_VALUE = /^`.*(\}[,;:?!()]|[,;:?!()]\$\{)/s;
/** A mark between what is put together; an interval such as `[85, 104]` is one in every language. */
const GLUED = /^(?!\s*\[).*[\w\])]\}(: |, |:\{' '\})(\$?\{\w|$)|>[:,;] \{|join\('[,;] '\)|\} \(\$\{[a-z.]+\}/;
/** Strings and templates. */
const TEXT = /'[^'\n]*'|`[^`]*`/g;

const WEB = join(__dirname, '..');
const CHINESE = (readdirSync(WEB, { recursive: true }) as string[]).filter(
  (name) => /zh\.ts$/.test(name) || /sayings.*(rules|refusals)\.ts$/.test(name),
);

test('Chinese is set with its own marks: none of ASCII stands beside a character', () => {
  expect(CHINESE.length).toBeGreaterThan(10);
  const half = CHINESE.flatMap((name) =>
    (readFileSync(join(WEB, name), 'utf8').match(TEXT) ?? [])
      .filter((text) => HALF_WIDTH.test(text) || BESIDE_A_VALUE.test(text))
      .map((text) => `${name}: ${text}`),
  );
  // What the API says in English, with the Chinese word in it.
  expect(half.filter((each) => !each.includes('(承办日期).'))).toEqual([]);
});

test('what pages put together has the marks of the language', () => {
  const glued = (readdirSync(WEB, { recursive: true }) as string[])
    .filter((name) => name.endsWith('.tsx'))
    .flatMap((name) =>
      readFileSync(join(WEB, name), 'utf8')
        .split('\n')
        .filter((line) => GLUED.test(line))
        .map((line) => `${name}: ${line}`),
    );
  expect(glued).toEqual([]);
});
