import { EventStore } from '../../src/event-store/index.js';
import { IssueKeyCommand, ListKeysCommand, RevokeKeyCommand } from '../../src/cli/keys.command.js';
import { exitCodeOf, reasonOf } from '../../src/cli/command-error.js';
import { EXIT } from '../../src/cli/exit-codes.js';
import { useFolder } from '../importing/fixture.js';
import { Service } from '../http/service.js';

const folder = useFolder();
let service: Service | undefined;
let said: string[];
beforeEach(() => {
  said = [];
  jest.spyOn(console, 'log').mockImplementation((text: string) => void said.push(text));
  jest.spyOn(console, 'error').mockImplementation(() => undefined);
});
afterEach(async () => {
  jest.restoreAllMocks();
  delete process.env['CLOCKSTOP_TOKEN'];
  await stop();
});

const start = async (environment: Record<string, string> = {}): Promise<Service> =>
  (service = await Service.start({
    DATA_DIR: folder.path,
    EVENT_STORE: 'sqlite',
    BUNDLED_REGISTER: 'none',
    ACCESS_CONTROL: 'on',
    ...environment,
  }));
const stop = async (): Promise<void> => {
  await service?.close();
  service = undefined;
};

const bearer = (secret: string) => ({ authorization: `Bearer ${secret}` });
const issue = async (options: Parameters<IssueKeyCommand['run']>[1]): Promise<string> => {
  await new IssueKeyCommand().run([], options);
  return said.pop()!;
};
const idOf = (secret: string): string => secret.split('_')[1]!;

it('the first key is made on the data folder; with it others are made and revoked while the service runs', async () => {
  Object.assign(process.env, { DATA_DIR: folder.path, EVENT_STORE: 'sqlite', BUNDLED_REGISTER: 'none' });
  const first = await issue({ name: 'm.keller', role: ['operator'], by: 'm.keller' });
  const running = await start();
  const made = await running.post('api-keys', { name: 'board', roles: ['reader'] }, bearer(first));
  expect([made.status, made.headers['cache-control']]).toEqual([201, 'no-store']);
  const { secret, keyId } = made.body as { secret: string; keyId: string };
  expect((await running.get('products', bearer(secret))).status).toBe(200);

  const revoked = await running.post(`api-keys/${keyId}/revocation`, { reason: 'Lost' }, bearer(first));
  expect(revoked.body).toMatchObject({ state: 'revoked', revoked: { by: 'key:m.keller', reason: 'Lost' } });
  expect((await running.get('products', bearer(secret))).status).toBe(401);
  const head = await running.app.get(EventStore).head();
  await running.post(`api-keys/${keyId}/revocation`, {}, bearer(first));
  expect(await running.app.get(EventStore).head()).toBe(head);

  await stop();
  const again = await start();
  expect((await again.get('products', bearer(secret))).status).toBe(401);
  expect((await again.get('api-keys', bearer(first))).body.items).toMatchObject([
    { name: 'm.keller', state: 'valid', issuedBy: 'm.keller', actor: 'key:m.keller' },
    { keyId, name: 'board', state: 'revoked', issuedBy: 'key:m.keller' },
  ]);
});

it('a key is nowhere but in the answer that made it', async () => {
  const running = await start({ ACCESS_CONTROL: 'loopback' });
  const { secret } = (await running.post('api-keys', { name: 'x', roles: ['reader'] })).body as {
    secret: string;
  };
  const random = secret.split('_')[2]!;
  const store = running.app.get(EventStore);
  const bodies: string[] = [];
  for await (const page of store.readAll(0)) bodies.push(...page.map(({ body }) => body));
  expect(bodies.join('\n')).toContain(idOf(secret));
  for (const text of [bodies.join('\n'), (await running.get('api-keys')).text])
    expect(text).not.toContain(random);
});

it('what a key records is recorded by its name', async () => {
  const running = await start();
  await stop();
  const secret = await issue({ name: 'nightly import', role: ['recorder'] });
  await start();
  const product = { productId: 'p', source: { title: 'A test' }, names: [{ text: 'P-1', kind: 'code' }] };
  const { body } = await service!.post('products', product, bearer(secret));
  expect(body.recordedBy).toBe('key:nightly import');
  expect(running).not.toBe(service);
});

it('a key ends when it says', async () => {
  Object.assign(process.env, { DATA_DIR: folder.path, EVENT_STORE: 'sqlite', BUNDLED_REGISTER: 'none' });
  const soon = new Date(Date.now() + 60_000).toISOString();
  const secret = await issue({ name: 'x', role: ['reader'], expires: soon });
  await start();
  expect((await service!.get('products', bearer(secret))).status).toBe(200);
  const now = jest.spyOn(Date, 'now').mockReturnValue(Date.parse(soon));
  expect((await service!.get('products', bearer(secret))).status).toBe(401);
  now.mockRestore();
});

it.each([
  ['an end that has been', { expiresAt: '2020-01-01T00:00:00Z' }, 'expiresAt'],
  ['an end too far away', { expiresAt: '2099-01-01T00:00:00Z' }, 'expiresAt'],
  ['a day that is none', { expiresAt: '2027-02-30T00:00:00Z' }, 'expiresAt'],
  ['an end without an offset', { expiresAt: '2027-02-01T00:00:00' }, 'expiresAt'],
  ['no role', { roles: [] }, 'roles'],
  ['a role that is none', { roles: ['admin'] }, 'roles.0'],
  ['a role twice', { roles: ['reader', 'reader'] }, 'roles'],
  ['a name that is no text', { name: '' }, 'name'],
])('%s is refused and named', async (_what, wrong, field) => {
  const running = await start({ ACCESS_CONTROL: 'loopback' });
  const { status, body } = await running.post('api-keys', { name: 'x', roles: ['reader'], ...wrong });
  expect([status, body.errors[0].field]).toEqual([400, field]);
  expect(await running.app.get(EventStore).head()).toBe(0);
});

it('the first key of an empty folder is made behind the bundled register, whose positions stay', async () => {
  Object.assign(process.env, { DATA_DIR: folder.path, EVENT_STORE: 'sqlite', BUNDLED_REGISTER: 'load' });
  const secret = await issue({ name: 'x', role: ['auditor'] });
  await start({ BUNDLED_REGISTER: 'load' });
  const positionOf = async (type: string): Promise<number> =>
    (await service!.get(`events?type=${type}`, bearer(secret))).body.items[0].position as number;
  expect([await positionOf('ApiKeyIssued'), await positionOf('SigningKeyIntroduced')]).toEqual([146, 147]);
});

describe('on the command line', () => {
  const server = async (): Promise<string> => {
    await service!.app.listen(0, '127.0.0.1');
    return service!.app.getUrl();
  };

  it('keys are listed and revoked, here and through a running service', async () => {
    Object.assign(process.env, { DATA_DIR: folder.path, EVENT_STORE: 'sqlite', BUNDLED_REGISTER: 'none' });
    const operator = await issue({ name: 'm.keller', role: ['operator'] });
    const lost = await issue({ name: 'board', role: ['reader'] });
    await new RevokeKeyCommand().run([idOf(lost)], { reason: 'Lost', by: 'm.keller' });
    expect(said.pop()).toContain(`${idOf(lost)} revoked, reader, records as key:board`);
    await start();
    const url = await server();
    process.env['CLOCKSTOP_TOKEN'] = operator;
    const other = await issue({ name: 'other', role: ['reader', 'auditor'], server: url });
    await new RevokeKeyCommand().run([idOf(other)], { server: url });
    await new ListKeysCommand().run([], { server: url, json: true });
    expect(JSON.parse(said.pop()!)).toMatchObject([
      { name: 'm.keller', state: 'valid' },
      { name: 'board', state: 'revoked', revoked: { by: 'm.keller', reason: 'Lost' } },
      { name: 'other', state: 'revoked', roles: ['reader', 'auditor'] },
    ]);
  });

  it('what the service refuses is said, with where the token comes from', async () => {
    await start();
    const url = await server();
    const error: unknown = await new ListKeysCommand()
      .run([], { server: url })
      .catch((reason: unknown) => reason);
    expect([reasonOf(error), exitCodeOf(error)]).toEqual([
      expect.stringMatching(/401: Send a token .* CLOCKSTOP_TOKEN holds what is sent/),
      EXIT.failed,
    ]);
  });
});
