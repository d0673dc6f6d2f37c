import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PAGE_ADDRESSES } from '../../src/pages/index.js';
import { Service } from './service.js';

let service: Service;
beforeAll(async () => {
  if (!existsSync('dist/web/index.html'))
    throw new Error('"npm run build" makes the pages that this asks for');
  service = await Service.start();
});
afterAll(() => service.close());

const filled = (address: string) => address.replace(/:\w+/g, 'amimestrocel');

test.each(PAGE_ADDRESSES.map(filled))(
  '%s is answered with the document, to be revalidated',
  async (address) => {
    const page = await service.get(`${address}?effectiveAt=2024-09-26&knownAt=position:3`);
    expect([page.status, page.headers['content-type']]).toEqual([200, 'text/html; charset=utf-8']);
    expect(page.headers['cache-control']).toBe('no-cache');
    expect(page.text).toContain('<div id="root">');
    const again = await service.get(address, { 'if-none-match': page.headers.etag! });
    expect([again.status, again.text]).toEqual([304, '']);
  },
);

test('every page that the browser knows has an address that the service answers', () => {
  const pages = readFileSync(join('web', 'pages.ts'), 'utf8');
  const known = [...pages.matchAll(/address: '([^']+)'/g)].map(([, address]) => address);
  expect(known.length).toBeGreaterThan(0);
  expect(known.filter((address) => !(PAGE_ADDRESSES as readonly unknown[]).includes(address))).toEqual([]);
});

test('assets are named for what they hold and kept for ever, compressed where that is understood', async () => {
  const names = readdirSync('dist/web/assets').filter((name) => /\.(js|css)$/.test(name));
  expect(names.length).toBeGreaterThan(0);
  for (const name of names) {
    const asset = await service.get(`/assets/${name}`, { 'accept-encoding': 'gzip' });
    expect([name, asset.status, asset.headers['content-encoding']]).toEqual([name, 200, 'gzip']);
    expect(asset.headers['cache-control']).toBe('public, max-age=31536000, immutable');
  }
});

/** What a browser asks for when an address is opened. */
const NAVIGATION = 'text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,*/*;q=0.8';
const PROBLEM = 'application/problem+json; charset=utf-8';

test.each(['/nowhere', '/week/', '/products/a/b', '/nowhere?effectiveAt=2024-09-26'])(
  'whoever opens %s, where no page is, is given the document, which says so; a program is given a problem',
  async (path) => {
    const page = await service.get(path, { accept: NAVIGATION });
    expect([page.status, page.headers['content-type']]).toEqual([404, 'text/html; charset=utf-8']);
    expect(page.headers['cache-control']).toBe('no-store');
    expect(page.headers['content-security-policy']).toContain("script-src 'self'");
    expect(page.text).toBe((await service.get('/')).text);
    for (const accept of [undefined, '*/*', 'application/json', 'application/json, text/html;q=0.9']) {
      const { status, headers } = await service.get(path, accept === undefined ? {} : { accept });
      expect([accept, status, headers['content-type']]).toEqual([accept, 404, PROBLEM]);
    }
    const sent = await service.ask({ method: 'POST', url: path, headers: { accept: NAVIGATION } });
    expect([sent.status, sent.headers['content-type']]).toEqual([404, PROBLEM]);
  },
);

test('what is missing from the data and the assets is a problem, whoever asks', async () => {
  for (const path of [
    '/api',
    '/api/v1',
    '/api/v1/nothing',
    '/assets/none.js',
    '/docs/none.js',
    '/health/none',
    '/.well-known/none',
  ])
    for (const accept of ['*/*', NAVIGATION]) {
      const { status, headers } = await service.get(path, { accept });
      expect([path, accept, status, headers['content-type']]).toEqual([path, accept, 404, PROBLEM]);
    }
  const above = await service.get('/assets/../package.json');
  expect([above.status, above.headers['content-type']]).toEqual([404, PROBLEM]);
});
