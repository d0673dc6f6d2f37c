import { existsSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { OtlpReceiver, type ReceivedSpan } from './otlp-receiver.js';
import { watch } from './service-process.js';

beforeAll(() => {
  if (!existsSync('dist/src/main.js')) throw new Error('"npm run build" makes the service that this starts');
});

const TRACE = '0af7651916cd43dd8448eb211c80319c';
const CALLER = 'b7ad6b7169203331';

const record = (url: string, productId: string, headers: Record<string, string>) =>
  fetch(`${url}/api/v1/products`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({
      productId,
      source: { title: 'A test' },
      names: [{ text: productId, kind: 'code' }],
    }),
  });

test('a record is one trace: the request under its caller, and under it the decision, the append and the folding', async () => {
  const receiver = await OtlpReceiver.start();
  const service = await watch({
    OTEL_EXPORTER_OTLP_ENDPOINT: receiver.url,
    OTEL_EXPORTER_OTLP_HEADERS: 'x-tenant=tests',
    OTEL_RESOURCE_ATTRIBUTES: 'deployment.environment.name=test',
  });
  const answer = await record(service.url, 'traced', {
    traceparent: `00-${TRACE}-${CALLER}-01`,
    'x-request-id': 'req-1',
  });
  const { eventId, position } = (await answer.json()) as { eventId: string; position: number };
  // A reader sees it when it has been folded.
  await fetch(`${service.url}/api/v1/products/traced?waitFor=${position}&effectiveAt=2026-01-01`);
  await fetch(`${service.url}/health/ready`);
  await service.stop();
  await receiver.stop();

  expect(receiver.resource).toMatchObject({
    'service.name': 'clockstop',
    'deployment.environment.name': 'test',
  });
  expect(receiver.headers.every((headers) => headers['x-tenant'] === 'tests')).toBe(true);
  const trace = receiver.spans.filter(({ traceId }) => traceId === TRACE);
  const named = (name: string): ReceivedSpan => {
    const [found, ...more] = trace.filter((span) => span.name === name);
    expect([name, found !== undefined, more.length]).toEqual([name, true, 0]);
    return found!;
  };
  const request = named('POST /api/v1/products');
  expect(request).toMatchObject({
    parentSpanId: CALLER,
    attributes: {
      'http.request.method': 'POST',
      'http.route': '/api/v1/products',
      'http.response.status_code': 201,
      'clockstop.request.id': 'req-1',
      'clockstop.event.ids': [eventId],
    },
  });
  const [decide, append, fold] = ['decide', 'append', 'fold'].map(named) as [
    ReceivedSpan,
    ReceivedSpan,
    ReceivedSpan,
  ];
  for (const span of [decide, append, fold]) expect(span.parentSpanId).toBe(request.spanId);
  expect(decide.attributes).toEqual({ 'clockstop.outcome': 'record' });
  expect(append.attributes).toEqual({ 'clockstop.outcome': 'recorded', 'clockstop.event.count': 1 });
  expect(fold.attributes).toEqual({
    'clockstop.event.id': eventId,
    'clockstop.event.position': position,
  });
  expect(trace.length).toBe(4);
  for (const { start, end } of trace) expect(end >= start && start >= request.start).toBe(true);
  expect(append.start >= decide.end - 1_000_000n).toBe(true);

  const names = receiver.spans.map(({ name }) => name);
  expect(names).toContain('GET /api/v1/products/:productId');
  expect(names.filter((name) => /health/.test(name))).toEqual([]);
});

test('a refusal is a trace with the decision that refused it, and a collector that is away costs no answer', async () => {
  const receiver = await OtlpReceiver.start();
  const service = await watch({ OTEL_EXPORTER_OTLP_ENDPOINT: receiver.url });
  const statuses = [];
  for (const kind of ['code', 'brand'])
    statuses.push(
      (
        await fetch(`${service.url}/api/v1/products`, {
          method: 'POST',
          headers: { 'content-type': 'application/json', 'x-request-id': kind },
          body: JSON.stringify({
            productId: 'twice',
            source: { title: 'A test' },
            names: [{ text: 'Twice', kind }],
          }),
        })
      ).status,
    );
  expect(statuses).toEqual([201, 409]);
  await service.stop();
  await receiver.stop();
  const refused = receiver.spans.find(({ attributes }) => attributes['clockstop.request.id'] === 'brand')!;
  const under = receiver.spans.filter(({ parentSpanId }) => parentSpanId === refused.spanId);
  expect(under.map(({ name, attributes }) => [name, attributes])).toEqual([
    ['decide', { 'clockstop.outcome': 'refused' }],
  ]);

  const alone = await watch({
    OTEL_EXPORTER_OTLP_ENDPOINT: receiver.url,
    OTEL_EXPORTER_OTLP_TIMEOUT: '500',
    OTEL_BSP_SCHEDULE_DELAY: '50',
  });
  expect((await record(alone.url, 'alone', {})).status).toBe(201);
  while (!alone.stdout().includes('Tracing')) await pause(50);
  expect(await alone.stop()).toMatch(/WARN \[Tracing\] .*ECONNREFUSED/);
});
