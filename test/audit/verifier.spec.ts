import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BundleFolder } from './bundle-folders.js';
import { bundleOf, type Exported } from './bundle-of.js';
import { storyOf } from './facts.js';

const log = storyOf(6);
const scratch = mkdtempSync(join(tmpdir(), 'clockstop-verifier-'));
let exported: Exported;
let stranger: Exported;
let bundle: BundleFolder;

beforeAll(async () => {
  exported = await bundleOf(log, 'effectiveAt=2024-06-30&since=10', [10, log.length]);
  stranger = await bundleOf(log.slice(0, 20), 'effectiveAt=2024-06-30', [10, 20]);
  for (const [size, note] of exported.checkpoints) writeFileSync(join(scratch, `own-${size}`), note);
  for (const [size, note] of stranger.checkpoints) writeFileSync(join(scratch, `other-${size}`), note);
});
afterAll(() => rmSync(scratch, { recursive: true }));
beforeEach(() => (bundle = new BundleFolder(exported.files)));
afterEach(() => bundle.remove());

/** The verifier as an auditor runs it: in a process of its own, with nothing installed. */
function verify(...args: string[]): { code: number | null; said: string } {
  const entry = join(__dirname, '../../verifier/verify.mjs');
  const { status, stdout, stderr } = spawnSync(process.execPath, [entry, ...args], {
    cwd: '/',
    encoding: 'utf8',
  });
  return { code: status, said: stdout + stderr };
}

const own = (size: number): string[] => ['--checkpoint', join(scratch, `own-${size}`)];
const other = (size: number): string[] => ['--checkpoint', join(scratch, `other-${size}`)];

describe('the separate verifier', () => {
  it('answers 0 for a sound bundle, as a folder and as the archive', () => {
    const archive = join(scratch, 'bundle.tar');
    writeFileSync(archive, exported.archive);
    for (const path of [bundle.folder, archive]) {
      const { code, said } = verify(path, '--key', exported.vkey, ...own(10), ...own(log.length));
      expect(said).toMatch(/^VALID/);
      expect(said).toContain(`events:       ${log.length}, root`);
      expect(said).toContain('products:     6 replayed');
      expect(code).toBe(0);
    }
  });

  it('says that the key is the bundle’s own where it was given none', () => {
    expect(verify(bundle.folder).said).toContain('The key is the bundle’s own');
    expect(verify(bundle.folder, '--key', exported.vkey).said).not.toContain('The key is the bundle’s own');
  });

  it('exports the same bytes for the same pair of dates', () => {
    expect([...exported.files.keys()].sort()).toEqual([
      'checkpoint.txt',
      'consistency.json',
      'events.ndjson',
      'keys.txt',
      'manifest.json',
      'manifest.note',
      'report.html',
      'state.ndjson',
    ]);
    expect(exported.files.get('events.ndjson')!.toString()).toBe(log.map(({ body }) => `${body}\n`).join(''));
  });

  it.each([
    'checkpoint.txt',
    'events.ndjson',
    'keys.txt',
    'manifest.json',
    'manifest.note',
    'report.html',
    'state.ndjson',
  ])('answers 2 where %s is missing', (name) => {
    bundle.remove(name);
    expect(verify(bundle.folder)).toMatchObject({ code: 2 });
  });

  it('answers 2 for what is no bundle, and where the archive is cut off', () => {
    const cut = join(scratch, 'cut.tar');
    writeFileSync(cut, exported.archive.subarray(0, exported.archive.length / 2));
    for (const path of [join(scratch, 'nowhere'), cut]) expect(verify(path)).toMatchObject({ code: 2 });
  });

  it('answers 2 where it cannot compare', () => {
    expect(verify(bundle.folder, '--checkpoint', join(scratch, 'nowhere'))).toMatchObject({ code: 2 });
    const shorter = new BundleFolder(stranger.files);
    const { code, said } = verify(shorter.folder, ...own(log.length));
    expect([code, said]).toEqual([2, expect.stringContaining('ask for a later one')]);
    shorter.remove();
  });

  it.each(['checkpoint.txt', 'consistency.json', 'events.ndjson', 'keys.txt', 'report.html', 'state.ndjson'])(
    'answers 1 where %s was changed',
    (name) => {
      const text = bundle.read(name).toString();
      const digit = [...text].findIndex((character) => /\d/.test(character));
      bundle.write(name, `${text.slice(0, digit)}${text[digit] === '1' ? '2' : '1'}${text.slice(digit + 1)}`);
      expect(verify(bundle.folder)).toMatchObject({ code: 1 });
    },
  );

  it('answers 1 where a file was added', () => {
    bundle.write('extra.txt', 'see here');
    expect(verify(bundle.folder).said).toContain('extra.txt is in the bundle and not in its manifest');
  });

  it('answers 1 for another log’s key, and for one whose first events are not those that were signed', () => {
    expect(verify(bundle.folder, '--key', stranger.vkey)).toMatchObject({ code: 1 });
    const forged = exported.checkpoints.get(10)!.replace(/\n10\n/, '\n11\n');
    writeFileSync(join(scratch, 'forged'), forged);
    expect(verify(bundle.folder, '--checkpoint', join(scratch, 'forged'))).toMatchObject({ code: 1 });
  });

  it('takes a checkpoint of the same events by an unknown key for no more than it is', () => {
    const { code, said } = verify(bundle.folder, ...other(10));
    expect([code, said]).toEqual([2, expect.stringContaining('none of the keys signed it')]);
  });

  it.each([[[]], [['a', 'b']], [['--chekpoint', 'x', 'a']], [['a', '--key']], [['a', '--key', 'not a key']]])(
    'answers 3 for the arguments %j',
    (args) => {
      const { code, said } = verify(...args);
      expect([code, said]).toEqual([3, expect.stringContaining('usage:')]);
    },
  );
});
