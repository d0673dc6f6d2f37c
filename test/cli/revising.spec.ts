import { changesOf } from '../../src/cli/changes.js';
import { exitCodeOf, type CommandError, reasonOf } from '../../src/cli/command-error.js';
import { CorrectCommand } from '../../src/cli/correct.command.js';
import { EXIT } from '../../src/cli/exit-codes.js';
import { RetractCommand } from '../../src/cli/retract.command.js';
import type { RevisionOptions } from '../../src/cli/revision-runner.js';
import { Service } from '../http/service.js';
import { useFolder } from '../importing/fixture.js';

const folder = useFolder();
const why: RevisionOptions = {
  code: 'transcription-error',
  reason: 'The list gives the 11th.',
  by: '王小明',
};

let service: Service | undefined;
let said: string[];
beforeEach(() => {
  said = [];
  jest.spyOn(console, 'log').mockImplementation((text: string) => void said.push(text));
});
afterEach(async () => {
  jest.restoreAllMocks();
  await service?.close();
  service = undefined;
});

const start = async (): Promise<Service> =>
  (service = await Service.start({ DATA_DIR: folder.path, EVENT_STORE: 'sqlite' }));

/** Records an acceptance. @returns its id */
async function accepted(on: Service): Promise<string> {
  const source = { title: 'A test' };
  await on.post('products', { productId: 'p', source, names: [{ text: 'P-1', kind: 'code' }] });
  const { body } = await on.post('products/p/acceptances', {
    effectiveOn: '2025-01-10',
    source,
    applicationId: 'A-1',
    agency: 'NMPA',
    applicationKind: 'IND',
  });
  return body.eventId as string;
}

/** An acceptance in the store of DATA_DIR, with no service running. */
async function acceptedInStore(): Promise<string> {
  const id = await accepted(await start());
  await service!.close();
  service = undefined;
  return id;
}

const receipt = () => JSON.parse(said.pop()!) as { eventId: string; type: string; recordedBy: string };

/** What the command line says of an error, and its exit code. */
const failure = async (act: Promise<void>): Promise<[text: string, exitCode: number]> => {
  const error: unknown = await act.then(() => 'nothing was thrown').catch((reason: unknown) => reason);
  return [reasonOf(error), exitCodeOf(error)];
};

describe.each(['here', 'through a running service'])('correct and retract, %s', (where) => {
  let eventId: string;
  let way: { server?: string };
  beforeEach(async () => {
    if (where === 'here') {
      eventId = await acceptedInStore();
      way = {};
      return;
    }
    eventId = await accepted(await start());
    await service!.app.listen(0, '127.0.0.1');
    way = { server: await service!.app.getUrl() };
  });

  const correct = (id: string, changes: object) =>
    new CorrectCommand().run([id], { ...why, ...way, json: true, ...changes });
  const retract = (id: string) => new RetractCommand().run([id], { ...why, ...way, json: true });

  it('record with reason and author, also about what they recorded', async () => {
    await correct(eventId, { effectiveOn: '2025-01-11', set: ['note=As listed.'], source: 'The list' });
    const correction = receipt();
    expect(correction).toMatchObject({ type: 'EventCorrected', recordedBy: '王小明' });
    await correct(correction.eventId, { effectiveOn: '2025-01-12' });
    await retract(receipt().eventId);
    await retract(receipt().eventId);
    expect(receipt()).toMatchObject({ type: 'EventRetracted' });
    const on = service ?? (await start());
    const { body } = await on.get(`events/${eventId}`);
    expect(body).toMatchObject({
      status: 'corrected',
      standing: { effectiveOn: '2025-01-12', data: { note: 'As listed.' } },
      corrections: [{ by: '王小明', reason: { code: 'transcription-error', text: why.reason } }, {}],
    });
  });

  it('name field, value and rule of what is refused', async () => {
    const [malformed, code] = await failure(correct(eventId, { effectiveOn: 'soon' }));
    expect(malformed).toMatch(/^Refused; nothing was recorded\.\nchanges\.effectiveOn: "soon" must be /);
    expect(code).toBe(EXIT.refused);
    expect((await failure(correct(eventId, { set: ['colour=red'] })))[0]).toMatch(
      /changes\.data\.colour: "red" is not a field here/,
    );
    const nobody = await failure(new RetractCommand().run([eventId], { ...why, by: ' ' }));
    if (where === 'here')
      expect(nobody).toEqual([expect.stringMatching(/by: " " must be .*Unicode/), EXIT.refused]);
    const nowhere = '00000000-0000-5000-8000-000000000000';
    expect(await failure(retract(nowhere))).toEqual([
      expect.stringContaining(`eventId: "${nowhere}" must be the id of a recorded event`),
      EXIT.refused,
    ]);
    await retract(eventId);
    const { eventId: retraction } = receipt();
    expect((await failure(correct(eventId, { effectiveOn: '2025-01-11' })))[0]).toContain(
      `It contradicts event ${retraction} at position 3.`,
    );
  });
});

describe('the options of correct', () => {
  it('make the changes', () => {
    expect(
      changesOf({
        effectiveOn: '2025-01-11',
        announcedOn: '2025-02',
        product: 'q',
        set: ['note=a=b'],
        setJson: ['indications=["PD"]'],
        unset: ['sponsor'],
      }),
    ).toEqual({
      effectiveOn: '2025-01-11',
      announcedOn: '2025-02',
      productId: 'q',
      data: { note: 'a=b', indications: ['PD'], sponsor: null },
    });
  });

  it.each([
    [{}, 'say what is right'],
    [{ set: ['note'] }, '--set must be written field=value, not "note"'],
    [{ setJson: ['note={'] }, '--set-json note must be JSON, not "{"'],
    [{ set: ['note=a'], unset: ['note'] }, 'the field "note" is given twice'],
  ])('%j are not understood', (options, rule) => {
    expect(() => changesOf(options)).toThrow(rule);
    try {
      changesOf(options);
    } catch (error) {
      expect((error as CommandError).exitCode).toBe(EXIT.usage);
    }
  });
});

describe('a receipt', () => {
  it('says what was recorded, where, by whom and when, and what was recorded before', async () => {
    const eventId = await acceptedInStore();
    for (const line of ['It is recorded.', 'It was recorded before; nothing was written.']) {
      await new RetractCommand().run([eventId], why);
      expect(said.pop()).toMatch(
        new RegExp(`^EventRetracted [0-9a-f-]{36}\n${line}\nposition 3, revision 2, by 王小明 at 20`),
      );
    }
  });

  it('is not to be had where a service has the store open, and the way through it is named', async () => {
    const eventId = await accepted(await start());
    const [text, code] = await failure(new RetractCommand().run([eventId], why));
    expect([text, code]).toEqual([expect.stringContaining('--server'), EXIT.failed]);
  });
});
