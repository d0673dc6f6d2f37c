import { existsSync } from 'node:fs';
import { watch } from './service-process.js';

beforeAll(() => {
  if (!existsSync('dist/src/main.js')) throw new Error('"npm run build" makes the service that this starts');
});

const BODY = JSON.stringify({
  productId: 'logged',
  source: { title: 'A test' },
  names: [{ text: 'Logged', kind: 'code' }],
});

const record = (url: string, headers: Record<string, string> = {}) =>
  fetch(`${url}/api/v1/products`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: BODY,
  });

test('as JSON, every line is an object, and a request stands with its id and the events it recorded', async () => {
  const service = await watch({ LOG_FORMAT: 'json' });
  const recorded = await record(service.url, {
    'x-request-id': 'req-1',
    'x-actor': 'Li Wei',
    authorization: 'Bearer s3cr3t',
  });
  const { eventId } = (await recorded.json()) as { eventId: string };
  expect((await record(service.url, { 'x-request-id': 'req-2' })).status).toBe(200);
  await fetch(`${service.url}/api/v1/products/logged?access_token=s3cr3t`);
  await fetch(`${service.url}/health/live`);
  const text = await service.stop();
  const lines = text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>);
  for (const line of lines)
    expect(line).toMatchObject({
      level: expect.stringMatching(/^(info|warn|error)$/) as string,
      time: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/) as string,
      context: expect.any(String) as string,
      message: expect.any(String) as string,
    });
  const requests = lines.filter(({ context }) => context === 'Request');
  expect(requests.map(({ method, route, status }) => [method, route, status])).toEqual([
    ['POST', '/api/v1/products', 201],
    ['POST', '/api/v1/products', 200],
    ['GET', '/api/v1/products/:productId', 400],
  ]);
  expect(requests[0]).toMatchObject({ requestId: 'req-1', eventIds: [eventId], eventCount: 1 });
  expect(requests[0]!['durationMs']).toBeGreaterThan(0);
  expect(requests[1]).not.toHaveProperty('eventIds');
  expect(text).not.toMatch(/s3cr3t|Li Wei|authorization/i);
});

test('as text, the start is a few lines for people, and requests are told where they are asked for', async () => {
  const quiet = await watch({});
  await record(quiet.url);
  const start = await quiet.stop();
  expect(start).not.toContain('{');
  expect(start).not.toMatch(/\bPOST\b/);
  expect(start.trimEnd().split('\n').length).toBeLessThanOrEqual(5);
  const told = await watch({ LOG_LEVEL: 'debug' });
  await record(told.url, { 'x-request-id': 'req-1' });
  expect(await told.stop()).toMatch(/POST \/api\/v1\/products 201 in [\d.]+ ms, req-1/);
});
