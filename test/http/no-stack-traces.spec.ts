import { ProjectingService } from '../../src/projecting/index.js';
import { SubjectRecords } from '../../src/recording/index.js';
import { Service } from './service.js';

const SECRET = 'innards at src/event-store/sqlite/connection.ts:17:3';

/** A fault that nobody foresaw, in each part that a request reaches. */
function fault(): never {
  throw new TypeError(SECRET);
}

let service: Service;
beforeAll(async () => (service = await Service.start()));
afterAll(() => service.close());
afterEach(() => jest.restoreAllMocks());

test.each([
  ['a question', () => service.get('products')],
  ['a page of a feed', () => service.get('feeds/events.json')],
  ['readiness', () => service.get('/health/ready')],
  [
    'a record',
    () =>
      service.post('products', {
        productId: 'p',
        source: { title: 'A test' },
        names: [{ text: 'p', kind: 'code' }],
      }),
  ],
])('%s that fails is answered without its innards, under an id that the log has', async (_what, ask) => {
  const projecting = service.app.get(ProjectingService);
  jest.spyOn(projecting, 'readyRegister').mockImplementation(fault);
  jest.spyOn(projecting, 'waitFor').mockImplementation(fault);
  jest.spyOn(projecting, 'health').mockImplementation(fault);
  jest.spyOn(service.app.get(SubjectRecords, { strict: false }), 'load').mockImplementation(fault);
  const { status, headers, text, body } = await ask();
  expect([status, body.detail]).toEqual([500, 'The service has logged what happened.']);
  expect(text).not.toMatch(/innards|TypeError|\.[tj]s\b(?!on)|node_modules|\bat /);
  expect(headers['x-request-id']).toMatch(/^[0-9a-f-]{36}$/);
});
