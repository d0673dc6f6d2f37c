import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exitCodeOf, reasonOf } from '../../src/cli/command-error.js';
import { DecideCommand } from '../../src/cli/decide.command.js';
import { EXIT } from '../../src/cli/exit-codes.js';
import { MatchesCommand } from '../../src/cli/matches.command.js';
import { SyncCommand } from '../../src/cli/sync.command.js';
import type { SyncReport } from '../../src/sources/index.js';
import { Service } from '../http/service.js';
import { useFolder } from '../importing/fixture.js';
import { medicines, type Medicine } from './medicines.js';

const folder = useFolder();
const ONE: Medicine = { number: 'EMEA/H/C/900001', name: 'Examplex' };

let said: string[];
let service: Service | undefined;
let files: Server | undefined;
beforeEach(() => {
  said = [];
  process.env['EVENT_STORE'] = 'sqlite';
  jest.spyOn(console, 'log').mockImplementation((text: string) => void said.push(text));
});
afterEach(async () => {
  jest.restoreAllMocks();
  process.exitCode = 0;
  await service?.close();
  files?.close();
  service = files = undefined;
});

const table = (...rows: Medicine[]) => folder.write('m.csv', medicines(rows));
const failure = async (act: Promise<void>): Promise<[text: string, exitCode: number]> => {
  const error: unknown = await act.then(() => 'nothing was thrown').catch((reason: unknown) => reason);
  return [reasonOf(error), exitCodeOf(error)];
};

describe.each(['here', 'through a running service'])('sync, matches and decide, %s', (where) => {
  let way: { server?: string };
  beforeEach(async () => {
    service = await Service.start({ DATA_DIR: folder.path, EVENT_STORE: 'sqlite' });
    await service.post('products', {
      productId: 'by-hand',
      source: { title: 'A test' },
      names: [{ text: 'Otherex', kind: 'brand' }],
    });
    way = {};
    if (where === 'here') {
      await service.close();
      service = undefined;
      return;
    }
    await service.app.listen(0, '127.0.0.1');
    way = { server: await service.app.getUrl() };
  });
  const sync = (publishedOn: string, more: object = {}, ...rows: Medicine[]) =>
    new SyncCommand().run(['ema-medicines', table(...rows)], { publishedOn, by: 'Ann', ...way, ...more });
  const report = () => JSON.parse(said.pop()!) as SyncReport;

  it('a dry run prints counts and each correction, before and after, and records nothing', async () => {
    await sync('2024-01-01', {}, ONE);
    expect(said.pop()).toContain('3 events recorded.');
    await sync('2024-02-01', { dryRun: true }, { ...ONE, holder: 'Another B.V.' });
    expect(said.pop()!.split('\n')).toEqual([
      'row 2, EMEA/H/C/900001, Marketing authorisation holder/company name: "Example B.V." → "Another B.V."',
      expect.stringMatching(/^ema-medicines of 2024-02-01, SHA-256 [0-9a-f]{64}$/),
      '1 rows, 1 records, 0 of them unchanged',
      'corrected cells: 1 Marketing authorisation holder/company name',
      'Compared only: 2 events would be recorded.',
    ]);
    await sync('2024-02-01', { json: true }, { ...ONE, holder: 'Another B.V.' });
    expect([report().recorded, process.exitCode]).toEqual([2, EXIT.done]);
    await sync('2024-02-01', { json: true }, { ...ONE, holder: 'Another B.V.' });
    expect(report()).toMatchObject({ recorded: 0, unchanged: 1 });
  });

  it('refused rows are printed and make exit code 1', async () => {
    await sync('2024-01-01', {}, { ...ONE, approvedOn: '31/02/2020' });
    expect(said.pop()).toContain('row 2, Marketing authorisation date: "31/02/2020" must be a day');
    expect(process.exitCode).toBe(EXIT.refused);
  });

  it('an older snapshot is refused in words', async () => {
    await sync('2024-02-01', {}, ONE);
    const [text, code] = await failure(sync('2024-01-01', {}, ONE));
    expect(text).toContain('must not be older than the newest snapshot taken, which is of 2024-02-01');
    expect(code).toBe(EXIT.refused);
  });

  it('a doubtful record is listed and decided', async () => {
    const other = { ...ONE, name: 'Otherex' };
    await sync('2024-01-01', {}, other);
    expect(said.pop()).toContain('by-hand: It is called Otherex, and one of the sponsors is not known.');
    await new MatchesCommand().run([], { ...way });
    expect(said.pop()).toBe(
      'ema-medicines EMEA/H/C/900001: Otherex, examplinib, EMEA/H/C/900001; Example B.V.\n  by-hand: It is called Otherex, and one of the sponsors is not known.',
    );
    const decide = (product: string) =>
      new DecideCommand().run(['ema-medicines', ONE.number, product], { ...way, by: 'Bea', json: true });
    const [text, code] = await failure(decide('nobody'));
    expect([text.split('\n')[0], code]).toEqual(['Refused; nothing was recorded.', EXIT.refused]);
    await decide('by-hand');
    expect(JSON.parse(said.pop()!)).toMatchObject({ type: 'SourceMatchDecided', recordedBy: 'Bea' });
    await new MatchesCommand().run([], { ...way, state: 'decided', source: 'ema-medicines' });
    expect(said.pop()).toContain('decided by Bea');
    await sync('2024-01-01', { json: true }, other);
    expect(report()).toMatchObject({ doubtful: [], newFacts: { MarketingApproved: 1 } });
  });
});

describe('where the file comes from', () => {
  const serve = async (answer: Parameters<typeof createServer>[1]): Promise<string> => {
    files = createServer(answer as never);
    await new Promise<void>((resolve) => files!.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(files.address() as AddressInfo).port}/medicines.csv`;
  };

  it('an address is fetched, followed, and dated by when it was last changed', async () => {
    const url = await serve((request, response) => {
      if (request.url !== '/there') return void response.writeHead(302, { location: '/there' }).end();
      response.setHeader('last-modified', 'Fri, 10 Mar 2023 17:29:00 GMT');
      response.end(medicines([ONE]));
    });
    await new SyncCommand().run(['ema-medicines', url], { json: true, dryRun: true });
    expect(JSON.parse(said.pop()!)).toMatchObject({ publishedOn: '2023-03-10', events: 3 });
  });

  it.each([
    ['ftp://127.0.0.1/x.csv', 'is not an address that begins with http:// or https://'],
    ['file:///etc/passwd', 'is not an address that begins with http:// or https://'],
    ['http://127.0.0.1:9/x.csv', 'cannot be fetched'],
  ])('%s is not fetched', async (url, message) => {
    const [text, code] = await failure(new SyncCommand().run(['ema-medicines', url]));
    expect([text, code]).toEqual([expect.stringContaining(message), EXIT.failed]);
  });

  it('an answer that is none is told', async () => {
    const url = await serve((_request, response) => void response.writeHead(404).end());
    const [text, code] = await failure(new SyncCommand().run(['ema-medicines', url]));
    expect([text, code]).toEqual([`${url} answers 404`, EXIT.failed]);
  });

  it.each([
    ['a source there is not', ['nothing', 'm.csv'], {}, 'There is no source "nothing"', EXIT.usage],
    [
      'a file there is not',
      ['ema-medicines', '/no/such/file'],
      { publishedOn: '2024' },
      'There is no such file',
      EXIT.failed,
    ],
    ['a mapping there is not', ['/no/such.yaml', 'm.csv'], {}, 'There is no such file', EXIT.failed],
  ])('%s is told', async (_what, [source, place], options, message, exitCode) => {
    const [text, code] = await failure(new SyncCommand().run([source!, place!], options));
    expect([text, code]).toEqual([expect.stringContaining(message), exitCode]);
  });

  it('a file without a date, or with one that has no end, is told', async () => {
    const run = (options: object) => failure(new SyncCommand().run(['ema-medicines', table(ONE)], options));
    expect(await run({})).toEqual([expect.stringContaining('does not say of which date it is'), EXIT.failed]);
    expect(await run({ publishedOn: '2024/..' })).toEqual([
      expect.stringContaining('must be a day, a month or a year'),
      EXIT.failed,
    ]);
  });

  it('decide needs a product or the word that there is none', async () => {
    const [text, code] = await failure(new DecideCommand().run(['ema-medicines', 'R'], {}));
    expect([text, code]).toEqual(['name the product, or say --new-product', EXIT.usage]);
  });
});
