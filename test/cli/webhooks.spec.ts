import { exitCodeOf, reasonOf } from '../../src/cli/command-error.js';
import { EXIT } from '../../src/cli/exit-codes.js';
import {
  AddWebhookCommand,
  DeadLettersCommand,
  ListWebhooksCommand,
  RemoveWebhookCommand,
  ReplayWebhookCommand,
} from '../../src/cli/webhooks.command.js';
import { Subscriptions } from '../../src/feeds/webhooks/subscriptions.js';
import { Receiver } from '../feeds/receiver.js';
import { Service } from '../http/service.js';
import { useFolder } from '../importing/fixture.js';

/** Parsed JSON, so that a test can look into it. */
type Body = any; // eslint-disable-line @typescript-eslint/no-explicit-any

const folder = useFolder();
let service: Service | undefined;
let receiver: Receiver | undefined;
let said: string[];
beforeEach(() => {
  said = [];
  process.env['EVENT_STORE'] = 'sqlite';
  process.env['WEBHOOK_TARGETS'] = 'any';
  jest.spyOn(console, 'log').mockImplementation((text: string) => void said.push(text));
});
afterEach(async () => {
  jest.restoreAllMocks();
  await service?.close();
  await receiver?.close();
  service = receiver = undefined;
});

const start = async (): Promise<Service> =>
  (service = await Service.start({ DATA_DIR: folder.path, EVENT_STORE: 'sqlite', WEBHOOK_TARGETS: 'any' }));
const close = async (): Promise<void> => {
  await service?.close();
  service = undefined;
};
const json = (): Body => JSON.parse(said.pop()!);
const failure = async (act: Promise<void>): Promise<[text: string, exitCode: number]> => {
  const error: unknown = await act.then(() => 'nothing was thrown').catch((reason: unknown) => reason);
  return [reasonOf(error), exitCodeOf(error)];
};

describe.each(['here', 'through a running service'])('webhooks, %s', (where) => {
  let way: { server?: string; json: true };
  beforeEach(async () => {
    way = { json: true };
    if (where === 'here') return;
    await start();
    await service!.app.listen(0, '127.0.0.1');
    way = { server: await service!.app.getUrl(), json: true };
  });
  const add = (url: string, more: object = {}) => new AddWebhookCommand().run([url], { ...way, ...more });

  it('are added, listed and removed', async () => {
    await new ListWebhooksCommand().run([], { ...way, json: false });
    expect(said.pop()).toBe('There is no webhook.');
    await add('http://127.0.0.1:9/hook', { filter: ['agency=NMPA'], after: 0, by: 'Li Wei' });
    const { id, secret } = json();
    expect(secret).toMatch(/^whsec_/);
    await new ListWebhooksCommand().run([], way);
    expect(json()).toMatchObject([
      { id, url: 'http://127.0.0.1:9/hook', filter: { agency: 'NMPA' }, createdBy: 'Li Wei' },
    ]);
    await new ListWebhooksCommand().run([], { ...way, json: false });
    expect(said[0]).not.toContain(secret);
    expect(said.pop()!.split('\n')).toEqual([
      `${id}  active  http://127.0.0.1:9/hook  events agency=NMPA`,
      '  has come to position 0',
    ]);
    await new RemoveWebhookCommand().run([id], way);
    expect(json()).toEqual({ removed: id });
    await new ListWebhooksCommand().run([], way);
    expect(json()).toEqual([]);
  });

  it('what is wrong is refused with field and rule, and what there is not is told', async () => {
    const [text, code] = await failure(add('ftp://receiver.example/', { filter: ['agency=nmpa'] }));
    expect([text, code]).toEqual([expect.stringMatching(/^Refused; nothing was recorded\.\n.*url/s), 1]);
    for (const run of [RemoveWebhookCommand, DeadLettersCommand, ReplayWebhookCommand])
      expect(await failure(new run().run(['nobody'], way))).toEqual([
        expect.stringContaining('There is no webhook "nobody"'),
        EXIT.refused,
      ]);
    expect(await failure(add('http://127.0.0.1:9/', { filter: ['agency'] }))).toEqual([
      expect.stringContaining('--filter must be written name=value'),
      EXIT.usage,
    ]);
  });

  it('dead letters are listed and sent once more', async () => {
    receiver = await Receiver.start();
    await add(receiver.url);
    const { id } = json();
    const on = service ?? (await start());
    const answer = await on.post('products', {
      productId: 'p',
      source: { title: 'A test' },
      names: [{ text: 'P', kind: 'code' }],
    });
    const { position, eventId } = answer.body;
    await receiver.until(1);
    // As if it had failed for days.
    const at = (ms: number) => ({ at: new Date(ms).toISOString(), detail: 'It answered 503' });
    const letter = { position, eventId, type: 'ProductRegistered', attempts: 2, firstAt: at(0).at };
    await on.app.get(Subscriptions, { strict: false }).update(id, (standing) => ({
      ...standing,
      deadLetters: [{ ...letter, failure: at(1), replay: false }],
    }));
    if (where === 'here') await close();
    await new DeadLettersCommand().run([id], { ...way, json: false });
    expect(said.pop()).toBe(
      `${position}  ProductRegistered  ${eventId}  given up after 2 attempts: It answered 503`,
    );
    expect(await failure(new ReplayWebhookCommand().run([id, '99'], way))).toEqual([
      expect.stringContaining('must be positions of dead letters'),
      EXIT.refused,
    ]);
    await new ReplayWebhookCommand().run([id, String(position)], way);
    expect(json()).toMatchObject([{ position, replay: true }]);
    if (where === 'here') await start();
    await receiver.until(2);
    expect(receiver.positions).toEqual([position, position]);
  });
});
