import { Service } from '../http/service.js';
import { Issuer } from './issuer.js';

let issuer: Issuer;
let service: Service;
beforeEach(async () => {
  issuer = await Issuer.start();
});
afterEach(async () => {
  jest.restoreAllMocks();
  await service.close();
  await issuer.close();
});

const start = async (environment: Record<string, string> = {}) =>
  (service = await Service.start({
    OIDC_JWKS_URL: '',
    OIDC_ACTOR_CLAIM: 'sub',
    OIDC_ROLES_CLAIM: 'roles',
    ...issuer.environment,
    ...environment,
  }));

const bearer = (token: string) => ({ authorization: `Bearer ${token}` });
const reading = async (token: string | Promise<string>) => service.get('products', bearer(await token));

/** Lets the clock that keys are dated by go on; timers and the network go on as they are. */
function letPass(ms: number): void {
  const now = Date.now() + ms;
  jest.restoreAllMocks();
  jest.spyOn(Date, 'now').mockReturnValue(now);
}

describe('the keys of the issuer', () => {
  it('are read once, and again where a token names one that is not known, but not at every request', async () => {
    await start();
    const before = await issuer.token({ roles: ['reader'] });
    for (let i = 0; i < 3; i++) expect((await reading(before)).status).toBe(200);
    expect(issuer.asked).toBe(1);
    await issuer.rotate();
    const after = issuer.token({ roles: ['reader'] });
    // Whoever makes up key ids does not have the issuer asked for each of them.
    expect([(await reading(after)).status, issuer.asked]).toEqual([401, 1]);
    letPass(31_000);
    expect([(await reading(after)).status, issuer.asked]).toEqual([200, 2]);
    expect((await reading(before)).status).toBe(401);
  });

  it('that were read last go on while it cannot be reached; what only newer ones could tell is 503', async () => {
    await start();
    const known = await issuer.token({ roles: ['reader'], exp: Math.floor(Date.now() / 1000) + 7200 });
    expect((await reading(known)).status).toBe(200);
    issuer.down = true;
    letPass(601_000);
    expect((await reading(known)).status).toBe(200);
    await issuer.rotate();
    const unknown = await reading(issuer.token({ roles: ['reader'] }));
    expect([unknown.status, unknown.headers['retry-after'], unknown.body.type]).toEqual([
      503,
      '10',
      'https://clockstop.dev/problems/issuer-unavailable',
    ]);
    // Not for ever: a key may have been taken from use meanwhile.
    letPass(3_601_000);
    expect((await reading(known)).status).toBe(503);
  });

  it('are asked for again after a pause where they could not be had at first', async () => {
    issuer.down = true;
    await start();
    const token = await issuer.token({ roles: ['reader'] });
    expect((await reading(token)).status).toBe(503);
    issuer.down = false;
    expect((await reading(token)).status).toBe(503);
    letPass(11_000);
    expect((await reading(token)).status).toBe(200);
  });

  it('may be named by their address', async () => {
    await start({ OIDC_JWKS_URL: `${issuer.url}/keys` });
    expect((await reading(issuer.token({ roles: ['reader'] }))).status).toBe(200);
  });
});

it('clocks may differ by five seconds', async () => {
  await start();
  const exp = Math.floor(Date.now() / 1000) - 3;
  expect((await reading(issuer.token({ roles: ['reader'], exp }))).status).toBe(200);
});

it('roles and who it is are read from the claims that are named', async () => {
  await start({ OIDC_ROLES_CLAIM: 'realm_access.roles', OIDC_ACTOR_CLAIM: 'email' });
  const token = issuer.token({ email: 'li.wei@company.example', realm_access: { roles: ['x', 'recorder'] } });
  const { status, body } = await recording(await token);
  expect([status, body.recordedBy]).toEqual([201, 'li.wei@company.example']);
});

const SOURCE = { title: 'A test' };
const PRODUCT = { productId: 'p', source: SOURCE, names: [{ text: 'P-1', kind: 'code' }] };
const recording = (token: string, headers: Record<string, string> = {}) =>
  service.post('products', PRODUCT, { ...bearer(token), ...headers });

describe('who records', () => {
  it('is who the token says, whatever else the request says', async () => {
    await start();
    const token = await issuer.token({ sub: 'li.wei', roles: ['recorder'] });
    const named = await recording(token, { 'x-actor': 'm.keller' });
    expect([named.status, named.body.errors]).toEqual([
      400,
      [{ field: 'x-actor', value: 'm.keller', rule: 'must be left out: the token says who asks' }],
    ]);
    const inBody = await service.post(
      'products',
      { ...PRODUCT, recorded: { by: 'm.keller' } },
      bearer(token),
    );
    expect([inBody.status, inBody.body.errors[0].field]).toEqual([400, 'recorded']);
    expect((await recording(token, { 'x-actor': 'li.wei' })).body.recordedBy).toBe('li.wei');
  });

  it('is on the trail of what left the register', async () => {
    await start();
    await recording(await issuer.token({ roles: ['recorder'] }));
    const auditor = bearer(await issuer.token({ sub: 'zhang.min', roles: ['auditor'] }));
    expect((await service.get('register', auditor)).status).toBe(200);
    const { items } = (await service.get('events?type=RegisterExported', auditor)).body;
    expect(items).toMatchObject([{ recorded: { by: 'zhang.min' } }]);
  });

  it('the trail itself is for auditors', async () => {
    await start();
    for (const type of ['RegisterExported', 'ProductRegistered,ApiKeyIssued']) {
      const { status, body } = await service.get(
        `events?type=${type}`,
        bearer(await issuer.token({ roles: ['reader'] })),
      );
      expect([status, body.detail]).toEqual([403, 'It needs the role auditor.']);
    }
  });
});

describe('where one address takes statements of both kinds', () => {
  const correctionOf = (targetId: string) => ({
    type: 'EventRetracted',
    reason: { code: 'other', text: 'A test.' },
    data: { targetId },
  });
  const alias = { type: 'AliasAsserted', source: SOURCE, data: { name: { text: 'P-2', kind: 'code' } } };

  it('each needs its own role', async () => {
    await start();
    const recorder = bearer(await issuer.token({ sub: 'a', roles: ['recorder'] }));
    const corrector = bearer(await issuer.token({ sub: 'b', roles: ['corrector'] }));
    const { eventId } = (await service.post('products', PRODUCT, recorder)).body as { eventId: string };
    for (const query of ['', '?dryRun=true']) {
      const taken = await service.post(`products/p/events${query}`, correctionOf(eventId), recorder);
      expect([taken.status, taken.body.detail]).toEqual([403, 'It needs the role corrector.']);
      const stated = await service.post(`products/p/events${query}`, alias, corrector);
      expect([stated.status, stated.body.detail]).toEqual([403, 'It needs the role recorder.']);
    }
    const done = await service.post('products/p/events', correctionOf(eventId), corrector);
    expect([done.status, done.body.recordedBy]).toEqual([201, 'b']);
  });

  it('so does each row of an import', async () => {
    await start();
    const recorder = bearer(await issuer.token({ sub: 'a', roles: ['recorder'] }));
    const { eventId } = (await service.post('products', PRODUCT, recorder)).body as { eventId: string };
    const rows = [
      { productId: 'p', ...alias },
      { productId: 'p', ...correctionOf(eventId) },
    ];
    const { status, body } = await service.ask({
      method: 'POST',
      url: '/api/v1/imports?wait=true&onRefusal=skip',
      headers: { ...recorder, 'content-type': 'application/x-ndjson' },
      payload: rows.map((row) => JSON.stringify(row)).join('\n'),
    });
    expect([status, body.recorded, body.refusals]).toEqual([
      200,
      1,
      [{ row: 2, column: 'type', value: 'EventRetracted', rule: 'needs the role corrector' }],
    ]);
  });
});
