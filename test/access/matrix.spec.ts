import { ROLES, type Role } from '#events/access.js';
import { KeyDesk } from '../../src/access/index.js';
import { OpenApiDocument, type Operation } from '../http/document.js';
import { Service, type Answer } from '../http/service.js';
import { Issuer } from './issuer.js';
import { POLICY } from './policy.js';

jest.setTimeout(240_000);

let issuer: Issuer;
let service: Service;
let document: OpenApiDocument;
beforeAll(async () => {
  issuer = await Issuer.start();
  service = await Service.start({ ...issuer.environment, BUNDLED_REGISTER: 'load' });
  document = await OpenApiDocument.of(service);
});
afterAll(async () => {
  await service.close();
  await issuer.close();
});

const key = async (roles: readonly Role[]) =>
  service.app.get(KeyDesk).issue({ name: `a ${roles.join(' and ')}`, roles: [...roles] });

/** Asks an operation, with a body that says as little as it can. */
function ask(
  { method, path, operationId, parameters = [], requestBody }: Operation,
  token?: string,
  type?: string,
) {
  const address = path.replace(/\{(\w+)\}/g, (_match, name: string) =>
    // Nothing is rebuilt, deleted or sent here.
    name === 'name' || name === 'webhookId' || name === 'keyId'
      ? '0000000000000000'
      : String(parameters.find((parameter) => parameter.name === name)!.example),
  );
  const json = requestBody?.content['application/json'];
  const sent = json ? 'application/json' : Object.keys(requestBody?.content ?? {})[0];
  return service.ask({
    method,
    url: `${address}${operationId.startsWith('stream') ? '?follow=false' : ''}`,
    headers: {
      ...(token !== undefined && { authorization: `Bearer ${token}` }),
      ...(sent !== undefined && { 'content-type': sent }),
    },
    ...(sent !== undefined && { payload: JSON.stringify(type === undefined ? {} : { type }) }),
  });
}

/** What an answer says, but for the address, which the caller knows. */
const said = ({ status, headers, body }: Answer) => {
  const { instance: _instance, ...problem } = body as { instance: string };
  return { status, challenge: headers['www-authenticate'], type: headers['content-type'], problem };
};

const PROBLEM = 'application/problem+json; charset=utf-8';
const unauthenticated = (sent: boolean) => ({
  status: 401,
  challenge: sent ? 'Bearer realm="clockstop", error="invalid_token"' : 'Bearer realm="clockstop"',
  type: PROBLEM,
  problem: {
    type: 'https://clockstop.dev/problems/unauthenticated',
    title: 'It is not known who asks',
    status: 401,
    detail: 'Send a token or an API key that is valid in the header Authorization: Bearer <token>.',
  },
});
const forbidden = (needed: string) => ({
  status: 403,
  challenge: 'Bearer realm="clockstop", error="insufficient_scope"',
  type: PROBLEM,
  problem: {
    type: 'https://clockstop.dev/problems/forbidden',
    title: 'A role is missing',
    status: 403,
    detail: `It needs the role ${needed}.`,
  },
});

const neededBy = ({ operationId }: Operation): string => {
  const policy = POLICY[operationId]!;
  if (typeof policy === 'string') return policy;
  return policy.includes('reader') ? 'reader' : policy.join(' or ');
};
const opensFor = ({ operationId }: Operation, role: Role): boolean => {
  const policy = POLICY[operationId]!;
  return typeof policy === 'string' ? policy === 'everybody' : policy.includes(role);
};
const guarded = () => document.operations.filter(({ operationId }) => POLICY[operationId] !== 'everybody');

test('the policy and the document name the same operations, and the document says what the policy says', () => {
  expect(document.operations.map(({ operationId }) => operationId).sort()).toEqual(
    Object.keys(POLICY).sort(),
  );
  for (const operation of document.operations) {
    const { security, 'x-roles': sets } = operation as Operation & {
      readonly security?: unknown;
      readonly 'x-roles'?: readonly (readonly Role[])[];
    };
    const open = POLICY[operation.operationId] === 'everybody';
    expect([operation.operationId, security]).toEqual([
      operation.operationId,
      open ? undefined : [{ bearer: [] }],
    ]);
    const documented = sets?.map((set) => set.join(' and ')).join(' or ') ?? 'everybody';
    expect([operation.operationId, documented]).toEqual([operation.operationId, neededBy(operation)]);
    expect([operation.operationId, '401' in operation.responses, '403' in operation.responses]).toEqual([
      operation.operationId,
      !open,
      !open,
    ]);
  }
});

describe.each(ROLES)('a %s', (role) => {
  test.each(['token', 'API key'])('may with a %s what the policy says, and nothing else', async (kind) => {
    const token = kind === 'token' ? await issuer.token({ roles: [role] }) : (await key([role])).secret;
    const type = role === 'corrector' ? 'EventCorrected' : undefined;
    for (const operation of document.operations) {
      const answer = await ask(operation, token, type);
      const { operationId } = operation;
      if (opensFor(operation, role))
        expect([operationId, [401, 403, 500].includes(answer.status), answer.status]).toEqual([
          operationId,
          false,
          expect.any(Number),
        ]);
      else if (POLICY[operationId] !== 'everybody')
        expect([operationId, said(answer)]).toEqual([operationId, forbidden(neededBy(operation))]);
    }
  });

  test('is nobody with a token or a key that is not good, whatever is asked', async () => {
    const roles = [role];
    const { key: revoked, secret } = await key(roles);
    await service.app.get(KeyDesk).revoke(revoked.keyId);
    const good = (await key(roles)).secret;
    const now = Math.floor(Date.now() / 1000);
    const bad: Readonly<Record<string, string | undefined>> = {
      'no token': undefined,
      'no JWT': 'abc',
      expired: await issuer.token({ roles, exp: now - 6 }),
      'not valid yet': await issuer.token({ roles, nbf: now + 60 }),
      'no expiry': await issuer.token({ roles, exp: undefined }),
      'wrong audience': await issuer.token({ roles, aud: 'another' }),
      'no audience': await issuer.token({ roles, aud: undefined }),
      'wrong issuer': await issuer.token({ roles, iss: `${issuer.url}/another` }),
      'alg none': issuer.unsigned({ roles }),
      'HS256 with the public key': await issuer.signedWithPublicKey({ roles }),
      'a key with the id of another': await issuer.token({ roles }, await issuer.key(issuer.present.kid)),
      'a key that is not published': await issuer.token({ roles }, await issuer.key()),
      'nobody it is about': await issuer.token({ roles, sub: undefined }),
      'somebody who would pass for a key': await issuer.token({ roles, sub: 'key:nightly import' }),
      'a changed token': changed(await issuer.token({ roles })),
      'a revoked key': secret,
      'an unknown key': good.replace(/_[0-9a-f]{16}_/, '_0000000000000000_'),
      'a key with another secret': `${good.slice(0, -3)}${good.endsWith('AAA') ? 'BBB' : 'AAA'}`,
    };
    for (const operation of guarded())
      for (const [name, token] of Object.entries(bad)) {
        const called = `${operation.operationId}, ${name}`;
        expect([called, said(await ask(operation, token))]).toEqual([
          called,
          unauthenticated(token !== undefined),
        ]);
      }
  });
});

/** The same token with another role in it. */
function changed(token: string): string {
  const [header, payload, signature] = token.split('.') as [string, string, string];
  const claims = JSON.parse(Buffer.from(payload, 'base64url').toString()) as object;
  const other = Buffer.from(JSON.stringify({ ...claims, roles: ROLES })).toString('base64url');
  return [header, other, signature].join('.');
}

test('two roles open what one of them does not, and no role opens nothing', async () => {
  const snapshot = document.operation('takeSnapshot');
  const both = await issuer.token({ roles: 'recorder corrector' });
  expect([401, 403]).not.toContain((await ask(snapshot, both)).status);
  for (const operation of guarded())
    for (const roles of [undefined, [], ['admin'], { reader: true }])
      expect(said(await ask(operation, await issuer.token({ roles })))).toEqual(
        forbidden(neededBy(operation)),
      );
});

test('HEAD is refused where GET is', async () => {
  for (const operation of guarded().filter(({ method }) => method === 'GET'))
    expect([operation.path, (await ask({ ...operation, method: 'HEAD' })).status]).toEqual([
      operation.path,
      401,
    ]);
});

describe('what is refused tells nothing of what there is', () => {
  const there = 'amimestrocel';
  const gone = 'xxxxxxxxxxxx';
  const ADDRESSES = [
    'products/ID',
    'products/ID/timeline',
    'products/ID/history',
    'diff?fromKnownAt=position:136&productId=ID',
    'events?productId=ID',
    'log/proof/ID',
  ];
  const whole = ({ status, headers, text }: Answer, id: string) => {
    const { 'x-request-id': _id, date: _date, ...rest } = headers;
    return { status, headers: rest, text: text.replaceAll(id, 'ID') };
  };

  test.each(ADDRESSES)('GET %s', async (address) => {
    const reader = { authorization: `Bearer ${await issuer.token({ roles: ['reader'] })}` };
    const { etag = '*' } = (await service.get(address.replace('ID', there), reader)).headers;
    const operator = { authorization: `Bearer ${await issuer.token({ roles: ['operator'] })}` };
    const asked: Record<string, string>[] = [{}, operator].flatMap((by) => [
      by,
      { ...by, 'if-none-match': etag },
    ]);
    for (const headers of asked) {
      const [first, second] = await Promise.all(
        [there, gone].map(async (id) => whole(await service.get(address.replace('ID', id), headers), id)),
      );
      expect([401, 403]).toContain(first!.status);
      expect(second).toEqual(first);
    }
  });

  test.each(['correction', 'retraction'])('POST events/ID/%s', async (kind) => {
    const [{ eventId }] = (
      await service.get('events?limit=1', {
        authorization: `Bearer ${await issuer.token({ roles: ['reader'] })}`,
      })
    ).body.items as [{ eventId: string }];
    const recorder = { authorization: `Bearer ${await issuer.token({ roles: ['recorder'] })}` };
    for (const headers of [{}, recorder]) {
      const answers = await Promise.all(
        [eventId, '00000000-0000-5000-8000-000000000000'].map(async (id) =>
          whole(await service.post(`events/${id}/${kind}`, {}, headers), id),
        ),
      );
      expect([401, 403]).toContain(answers[0]!.status);
      expect(answers[1]).toEqual(answers[0]);
    }
  });
});

test('the pages, the documentation and what is no route are for everybody', async () => {
  for (const address of ['/docs', '/docs/openapi.json', '/health/live'])
    expect([address, (await service.get(address)).status]).toEqual([address, 200]);
  expect((await service.get('/api/v1/nothing')).status).toBe(404);
});
