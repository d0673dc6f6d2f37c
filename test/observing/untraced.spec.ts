import { Service } from '../http/service.js';

jest.mock('@opentelemetry/sdk-trace-base', () => {
  throw new Error('the tracing SDK was loaded');
});

test('where no traces are asked for, nothing that makes them is loaded', async () => {
  const service = await Service.start();
  expect((await service.get('products')).status).toBe(200);
  await service.close();
});

test('where they are, it is', async () => {
  const OTEL_EXPORTER_OTLP_ENDPOINT = 'http://127.0.0.1:9';
  await expect(Service.start({ OTEL_EXPORTER_OTLP_ENDPOINT })).rejects.toThrow('the tracing SDK was loaded');
  delete process.env['OTEL_EXPORTER_OTLP_ENDPOINT'];
});
