import { Service } from '../http/service.js';

let service: Service;
afterEach(() => service.close());

const asked = (host: string, path = '/api/v1/products') =>
  service.ask({ method: 'GET', url: path, headers: { host } });

describe('without access control', () => {
  beforeEach(async () => {
    service = await Service.start({ ACCESS_CONTROL: 'loopback' });
  });

  it.each(['localhost', 'LOCALHOST:3000', '127.0.0.1:3000', '127.8.9.10', '[::1]:3000'])(
    'answers who asks as %s',
    async (host) => {
      expect((await asked(host)).status).toBe(200);
      expect((await asked(host, '/')).status).toBe(200);
    },
  );

  it.each([
    'board.example',
    'board.example:3000',
    'localhost.board.example',
    '127.0.0.1.nip.example',
    '10.0.0.5:3000',
  ])('refuses a page that leads here under the name "%s", whatever it asks for', async (host) => {
    for (const path of ['/api/v1/products', '/api/v1/nothing', '/', '/health/live', '/docs/openapi.json']) {
      const { status, body } = await asked(host, path);
      expect([path, status, body.type]).toEqual([path, 421, 'https://clockstop.dev/problems/misdirected']);
    }
  });
});

it('with access control, or where something else keeps others out, any name is as good as another', async () => {
  service = await Service.start({ ACCESS_CONTROL: 'off' });
  expect((await asked('board.example')).status).toBe(200);
});
