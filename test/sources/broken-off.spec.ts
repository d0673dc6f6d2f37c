import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { useFolder } from '../importing/fixture.js';
import { ServiceProcess } from '../eventstoredb/service-process.js';
import { medicines } from './medicines.js';

jest.setTimeout(240_000);

const CLI = join(__dirname, '../../dist/src/cli/main.js');
const ROWS = 3_000;
const folder = useFolder();
const services: ServiceProcess[] = [];
const start = async (data: string): Promise<ServiceProcess> => {
  const service = await ServiceProcess.start({
    EVENT_STORE: 'sqlite',
    DATA_DIR: join(folder.path, data),
    BUNDLED_REGISTER: 'none',
  });
  services.push(service);
  return service;
};
afterEach(async () => {
  await Promise.all(services.splice(0).map((service) => service.stop()));
});

const table = () =>
  folder.write(
    'm.csv',
    medicines(
      Array.from({ length: ROWS }, (_, n) => ({ number: `EMEA/H/C/${100_000 + n}`, name: `Examplex ${n}` })),
    ),
  );

/** The command through a service. @param at called when it says on its error stream that it has come so far */
async function sync(
  service: ServiceProcess,
  at?: { readonly phase: string; readonly act: (command: ChildProcess) => void },
): Promise<{ code: number | null; said: string; report?: { recorded: number; alreadyRecorded: number } }> {
  const command = spawn(
    process.execPath,
    [
      CLI,
      'sync',
      'ema-medicines',
      table(),
      '--published-on',
      '2024-01-01',
      '--server',
      service.url,
      '--json',
    ],
    { stdio: ['ignore', 'pipe', 'pipe'] },
  );
  let [out, said, acted] = ['', '', false];
  command.stdout.on('data', (chunk) => (out += String(chunk)));
  command.stderr.on('data', (chunk) => {
    said += String(chunk);
    if (!at || acted || !said.includes(at.phase)) return;
    acted = true;
    at.act(command);
  });
  const [code] = (await once(command, 'close')) as [number | null];
  return { code, said, ...(out !== '' && { report: JSON.parse(out) as never }) };
}

/** On a busy machine a command may have ended before we read that it compares: then another one is killed. */
async function killedWhileComparing(tries = 5): Promise<{ service: ServiceProcess; code: number | null }> {
  const service = await start(`here-${tries}`);
  const { code } = await sync(service, { phase: 'comparing', act: (command) => command.kill('SIGKILL') });
  return code === null || tries === 1 ? { service, code } : killedWhileComparing(tries - 1);
}

/** What stands in the log, without when it was recorded. */
async function recorded(service: ServiceProcess): Promise<string[]> {
  const stream = await (await service.get('api/v1/feeds/events?after=0&follow=false')).text();
  return [...stream.matchAll(/^data: (.*)$/gm)]
    .map(([, data]) => (JSON.parse(data!) as { event: { id: string } }).event.id)
    .sort();
}

it('a service that is killed while it records: the command says so, and given again records the rest, nothing twice', async () => {
  const whole = await start('whole');
  expect((await sync(whole)).report).toMatchObject({ recorded: expect.any(Number) });
  const expected = await recorded(whole);

  const first = await start('broken');
  const broken = await sync(first, { phase: 'recording', act: () => first.kill() });
  expect(broken.code).toBe(2);
  expect(broken.said).toMatch(/broke off.*\n?.*Give the command again/);
  const second = await start('broken');
  const again = await sync(second);
  expect(again.code).toBe(0);
  expect(await recorded(second)).toEqual(expected);
  expect((await sync(second)).report).toMatchObject({ recorded: 0 });
});

it('a command that is killed: what it had handed over is recorded, and given again it records nothing twice', async () => {
  const { service, code } = await killedWhileComparing();
  expect(code).toBeNull();
  const again = await sync(service);
  expect(again.code).toBe(0);
  const ids = await recorded(service);
  expect(new Set(ids).size).toBe(ids.length);
  expect((await sync(service)).report).toMatchObject({ recorded: 0 });
  const { items } = (await (await service.get('api/v1/events?type=SourceSnapshotTaken')).json()) as {
    items: unknown[];
  };
  expect(items).toHaveLength(1);
});
