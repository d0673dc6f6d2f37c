import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createPublicKey } from 'node:crypto';
import { encodeVkey, noteKey } from '#projections/merkle/note-key.js';
import { VerifyCommand } from '../../src/audit/commands/verify.command.js';
import { Configuration } from '../../src/configuration/configuration.js';
import { storyOf } from './facts.js';
import { ORIGIN, StoreFolder } from './store-files.js';

const log = storyOf(4);
let store: StoreFolder;
let said: string[];
beforeEach(async () => {
  store = await StoreFolder.of(log);
  said = [];
  for (const stream of ['log', 'error'] as const)
    jest.spyOn(console, stream).mockImplementation((...args: unknown[]) => void said.push(args.join(' ')));
});
afterEach(() => {
  jest.restoreAllMocks();
  process.exitCode = undefined;
  store.remove();
});

type Options = Parameters<VerifyCommand['run']>[1];

async function verify(
  options: Options = {},
  environment: object = {},
  operands: string[] = [],
): Promise<unknown> {
  const where = { DATA_DIR: store.folder, LOG_ORIGIN: ORIGIN, ...environment };
  await new VerifyCommand(Object.assign(new Configuration(), where)).run(operands, options);
  return process.exitCode;
}

describe('clockstop verify', () => {
  it('answers 0 for a sound store, and says what it was compared with', async () => {
    expect(await verify({ checkpoint: [store.outside] })).toBe(0);
    expect(said.join('\n')).toMatch(/^VALID/);
    expect(said.join('\n')).toContain(`compared with: "${store.outside}", ${log.length} events`);
  });

  it('says how many events no checkpoint covers', async () => {
    const more = storyOf(5);
    store.forge(more);
    expect(await verify()).toBe(0);
    expect(said.join('\n')).toContain(
      `the last ${more.length - log.length} events are newer than every checkpoint`,
    );
  });

  it('answers 1 and names the last sound checkpoint where the log was rewritten', async () => {
    const early = join(store.folder, 'early');
    writeFileSync(early, store.checkpoint(log.slice(0, 5)));
    store.forge(log.with(9, log[10]!).with(10, log[9]!));
    expect(await verify({ checkpoint: [store.outside, early] })).toBe(1);
    expect(said.join('\n')).toContain('the log was rewritten');
    expect(said.join('\n')).toContain('the first 5 are sound');
  });

  it('answers 1 for a checkpoint whose signature is not its key’s', async () => {
    const note = store.checkpoint(log).replace(`\n${log.length}\n`, `\n${log.length - 1}\n`);
    writeFileSync(store.outside, note);
    expect(await verify({ checkpoint: [store.outside] })).toBe(1);
  });

  it('reports a clock that was set back, which is no tampering by itself', async () => {
    const [first, second, ...rest] = storyOf(3);
    const mixed = [first!, second!, ...rest].toSorted((a, b) =>
      a.stream < b.stream ? 1 : a.stream > b.stream ? -1 : 0,
    );
    store.forge(mixed);
    store.coverUp(mixed);
    expect(await verify()).toBe(0);
    expect(said.join('\n')).toContain('the clock was set back');
  });

  it('answers 2 where it cannot compare: no store, no such checkpoint, none at all, another log’s, an unknown key', async () => {
    expect(await verify({ checkpoint: [join(store.folder, 'nowhere')] })).toBe(2);
    expect(await verify({}, { LOG_ORIGIN: 'another.example/log' })).toBe(2);
    const stranger = await StoreFolder.of(log);
    const vkey = encodeVkey(noteKey(ORIGIN, createPublicKey(stranger.key)));
    stranger.remove();
    expect(await verify({ key: [vkey] })).toBe(2);
    rmSync(store.kept);
    expect(await verify()).toBe(2);
    rmSync(store.store);
    expect(await verify({ checkpoint: [store.outside] })).toBe(2);
  });

  it('answers 3 for a command line it does not understand', async () => {
    expect(await verify({}, {}, ['operand'])).toBe(3);
    expect(await verify({ key: ['not a key'] })).toBe(3);
    expect(await verify({}, { EVENT_STORE: 'memory' })).toBe(3);
  });
});
