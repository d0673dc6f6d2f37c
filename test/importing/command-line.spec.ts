import { ConfigurationError } from '../../src/configuration/index.js';
import { StoreRefusedError } from '../../src/event-store/index.js';
import { EventStore } from '../../src/event-store/index.js';
import { CommandError, exitCodeOf, reasonOf } from '../../src/cli/command-error.js';
import { EXIT } from '../../src/cli/exit-codes.js';
import { importHere } from '../../src/cli/import-here.js';
import { importOverHttp } from '../../src/cli/import-over-http.js';
import type { ImportRequest } from '../../src/cli/import-request.js';
import { reportText } from '../../src/cli/report-text.js';
import { Service } from '../http/service.js';
import { linesAbout, ndjson, submission, useFolder } from './fixture.js';

const folder = useFolder();

class Shown {
  readonly phases: string[] = [];
  show(phase: string): void {
    this.phases.push(phase);
  }
  end(): void {
    this.phases.push('end');
  }
}

const requestFor = (file: string, given: Partial<ImportRequest> = {}): ImportRequest => ({
  file,
  format: 'ndjson',
  dryRun: false,
  onRefusal: 'reject',
  ...given,
});

describe('import into the store of DATA_DIR', () => {
  beforeEach(() => {
    process.env['EVENT_STORE'] = 'sqlite';
  });

  it('records, and the next run finds it recorded', async () => {
    const file = folder.write('f.ndjson', ndjson(linesAbout(3)));
    const shown = new Shown();
    expect(await importHere(requestFor(file), shown)).toMatchObject({ recorded: 15, refused: 0 });
    expect(shown.phases).toEqual(expect.arrayContaining(['checking', 'recording']));
    expect(await importHere(requestFor(file), new Shown())).toMatchObject({
      alreadyRecorded: 15,
      recorded: 0,
    });
  });

  it('says where to hand the file while a service has the store open', async () => {
    const service = await Service.start({ DATA_DIR: folder.path, EVENT_STORE: 'sqlite' });
    const file = folder.write('f.ndjson', ndjson(linesAbout(1)));
    const error: unknown = await importHere(requestFor(file), new Shown()).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(StoreRefusedError);
    expect(reasonOf(error)).toContain('--server');
    expect(exitCodeOf(error)).toBe(EXIT.failed);
    await service.close();
  });

  it('names a file that is not there', async () => {
    const error: unknown = await importHere(requestFor('/nowhere/f.csv'), new Shown()).catch(
      (e: unknown) => e,
    );
    expect(reasonOf(error)).toBe('There is no such file: /nowhere/f.csv');
  });
});

describe('import through a running service', () => {
  let service: Service;
  let url: string;

  beforeEach(async () => {
    service = await Service.start({ DATA_DIR: folder.path, EVENT_STORE: 'memory', IMPORT_LIMIT: '1048576' });
    await service.app.listen(0, '127.0.0.1');
    url = await service.app.getUrl();
  });
  afterEach(() => service.close());

  it('records under the name that is given, and reports as the service does', async () => {
    const file = folder.write('f.ndjson', ndjson([...linesAbout(2), submission('nobody')]));
    const outcome = await importOverHttp(
      url,
      requestFor(file, { onRefusal: 'skip', by: '王小明' }),
      new Shown(),
    );
    expect(outcome).toMatchObject({ state: 'completed', recorded: 10, refused: 1, by: '王小明' });
    expect(await service.app.get(EventStore).head()).toBe(10);
  });

  it('says what the service answers to a file that it refuses', async () => {
    const file = folder.write('f.csv', 'productId;type\n');
    await expect(importOverHttp(url, requestFor(file, { format: 'csv' }), new Shown())).rejects.toThrow(
      /answers 400: .*semicolons/,
    );
  });

  it.each([
    ['http://127.0.0.1:9', /cannot be reached/],
    ['localhost:3000', /must be an address/],
  ])('says that %s does not do', async (server, rule) => {
    const file = folder.write('f.ndjson', ndjson(linesAbout(1)));
    await expect(importOverHttp(server, requestFor(file), new Shown())).rejects.toThrow(rule);
  });
});

describe('what the command line says', () => {
  const outcome = { rows: 3, accepted: 2, recorded: 0, alreadyRecorded: 0, refused: 1 };
  const refusals = [{ row: 2, column: 'type', value: 'X', rule: 'must be one of A, B' }];

  it('names each refusal and the way to take what is good', () => {
    expect(reportText({ ...outcome, refusals }, { dryRun: false, takeGood: false })).toBe(
      [
        'row 2, type: "X" must be one of A, B',
        '3 rows, 0 recorded, 0 recorded before, 1 refused',
        'Nothing was recorded. --take-good records the rows that are good.',
      ].join('\n'),
    );
  });

  it('says in a dry run what would be recorded, and how many refusals are left out', () => {
    const many = Array.from({ length: 25 }, () => refusals[0]!);
    const text = reportText({ ...outcome, refusals: many }, { dryRun: true, takeGood: false });
    expect(text).toContain('and 5 more');
    expect(text).toContain('2 rows would be recorded');
  });

  it('is plain for what can happen, and has a stack only for what nobody foresaw', () => {
    expect(reasonOf(new ConfigurationError('PORT is wrong'))).toBe('PORT is wrong');
    expect(reasonOf(new TypeError('a bug'))).toContain('at ');
    expect(exitCodeOf(new CommandError('what?', EXIT.usage))).toBe(3);
  });
});
