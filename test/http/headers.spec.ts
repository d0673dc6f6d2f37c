import { connect } from 'node:net';
import { Service, type Answer } from './service.js';

const ORIGIN = 'https://board.example';

async function withService<T>(
  environment: Record<string, string>,
  ask: (service: Service) => Promise<T>,
): Promise<T> {
  const service = await Service.start(environment);
  try {
    return await ask(service);
  } finally {
    await service.close();
    for (const name of Object.keys(environment)) delete process.env[name];
  }
}

describe('as it is installed', () => {
  let service: Service;
  beforeAll(async () => (service = await Service.start()));
  afterAll(() => service.close());

  const policyOf = ({ headers }: Answer) =>
    Object.fromEntries(
      headers['content-security-policy']!.split(';').map((directive) => {
        const [name, ...sources] = directive.trim().split(' ');
        return [name, sources.join(' ')];
      }),
    );

  test.each([
    ['/api/v1/products', 200],
    ['/api/v1/products?nothing=1', 400],
    ['/api/v1/products/none', 404],
    ['/nowhere', 404],
    ['/%', 400],
    ['/health/live', 200],
    ['/metrics', 200],
    ['/docs/openapi.json', 200],
    ['/docs/swagger-ui-bundle.js', 200],
  ])(
    '%s, answered %i, is data: it runs nothing, stands in no frame and is what it says it is',
    async (path, status) => {
      const answer = await service.get(path);
      expect(answer.status).toBe(status);
      expect(policyOf(answer)).toEqual({
        'default-src': "'none'",
        'base-uri': "'none'",
        'form-action': "'none'",
        'frame-ancestors': "'none'",
      });
      expect(answer.headers).toMatchObject({
        'x-content-type-options': 'nosniff',
        'x-frame-options': 'DENY',
        'referrer-policy': 'no-referrer',
        'cross-origin-resource-policy': 'same-origin',
      });
      expect(answer.headers).not.toHaveProperty('x-powered-by');
      expect(answer.headers).not.toHaveProperty('server');
    },
  );

  test.each(['/', '/products/amimestrocel', '/docs', '/docs/'])(
    'the document %s runs and wears what this service sends, and nothing that is written into it',
    async (path) => {
      const answer = await service.get(path);
      expect([answer.status, answer.headers['content-type']]).toEqual([200, 'text/html; charset=utf-8']);
      expect(policyOf(answer)).toMatchObject({
        'default-src': "'none'",
        'script-src': "'self'",
        'style-src': "'self'",
        'connect-src': "'self'",
        'frame-ancestors': "'none'",
      });
      expect(answer.headers).toMatchObject({
        'cross-origin-opener-policy': 'same-origin',
        'permissions-policy': expect.stringContaining('geolocation=()') as string,
      });
      expect(answer.headers['content-security-policy']).not.toMatch(/unsafe|\*|https?:/);
      expect(answer.text).not.toMatch(/<style|style=|<script>|\son\w+=/);
    },
  );

  test('a digest as a page wears its own style and runs nothing', async () => {
    const { headers } = await service.get('feeds/digest?week=2025-W43&format=html');
    expect(headers['content-security-policy']).toBe(
      "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'",
    );
  });

  test('the page of the documentation serves its own few files, and not the folder they lie in', async () => {
    expect((await service.get('/docs/swagger-ui.css')).status).toBe(200);
    for (const name of ['package.json', 'index.html', 'swagger-ui-bundle.js.map', 'oauth2-redirect.html'])
      expect([name, (await service.get(`/docs/${name}`)).status]).toEqual([name, 404]);
  });

  test('no page of another origin is let in, and nothing is said of origins', async () => {
    const answer = await service.get('products', { origin: ORIGIN });
    const preflight = await service.ask({
      method: 'OPTIONS',
      url: '/api/v1/products',
      headers: { origin: ORIGIN, 'access-control-request-method': 'POST' },
    });
    expect([answer.status, preflight.status]).toEqual([200, 405]);
    for (const { headers } of [answer, preflight])
      expect(Object.keys(headers).filter((name) => name.startsWith('access-control-'))).toEqual([]);
  });

  test('nobody is named to be told of a vulnerability, and no such file is made up', async () => {
    const { status, body } = await service.get('/.well-known/security.txt');
    expect([status, body.title]).toEqual([404, 'Not found']);
  });

  test('over http nobody is told to stay on https', async () => {
    expect((await service.get('products')).headers).not.toHaveProperty('strict-transport-security');
  });

  test('what is not HTTP is answered with a problem that no browser takes for anything else', async () => {
    const port = await service.listen();
    const answer = await new Promise<string>((resolve, reject) => {
      let text = '';
      const socket = connect(port, '127.0.0.1', () => socket.write('NONSENSE\r\n\r\n'));
      socket.setEncoding('utf8').on('data', (part: string) => (text += part));
      socket.on('close', () => resolve(text)).on('error', reject);
    });
    expect(answer).toContain('x-content-type-options: nosniff');
  });
});

test('pages of the named origins may ask and read what they need; those of any other may not', () =>
  withService({ CORS_ORIGINS: `${ORIGIN},http://127.0.0.1:5173` }, async (service) => {
    const asked = (origin: string, method = 'GET') =>
      service.ask({
        method,
        url: '/api/v1/products',
        headers: { origin, 'access-control-request-method': 'POST' },
      });
    for (const origin of [ORIGIN, 'http://127.0.0.1:5173']) {
      const { headers } = await asked(origin);
      expect([headers['access-control-allow-origin'], headers.vary]).toEqual([origin, 'Origin']);
      for (const name of ['ETag', 'Retry-After', 'Link', 'Location', 'Clockstop-Basis', 'X-Request-Id'])
        expect(headers['access-control-expose-headers']).toContain(name);
      const preflight = await asked(origin, 'OPTIONS');
      expect([preflight.status, preflight.headers['access-control-allow-origin']]).toEqual([204, origin]);
      for (const name of ['Authorization', 'Idempotency-Key', 'If-None-Match', 'X-Actor'])
        expect(preflight.headers['access-control-allow-headers']).toContain(name);
      expect(preflight.headers['access-control-allow-methods']).toBe('GET, HEAD, POST, PATCH, DELETE');
      expect(preflight.headers).toHaveProperty('x-request-id');
    }
    for (const origin of ['https://evil.example', `${ORIGIN}.evil.example`, 'null', `${ORIGIN}:444`])
      for (const method of ['GET', 'OPTIONS']) {
        const { headers } = await asked(origin, method);
        expect([origin, headers['access-control-allow-origin']]).toEqual([origin, undefined]);
        expect(headers).not.toHaveProperty('access-control-allow-credentials');
      }
    expect((await service.get('/nowhere')).status).toBe(404);
    expect((await service.ask({ method: 'DELETE', url: '/api/v1/products' })).headers.allow).toBe(
      'GET, HEAD, POST',
    );
  }));

test('security.txt names whom to tell, where it belongs, and a day that is always ahead', () =>
  withService(
    {
      SECURITY_CONTACT: 'mailto:security@register.example,https://register.example/report',
      PUBLIC_URL: 'https://register.example',
    },
    async (service) => {
      const { status, headers, text } = await service.get('/.well-known/security.txt');
      expect([status, headers['content-type']]).toEqual([200, 'text/plain; charset=utf-8']);
      const fields = text
        .trimEnd()
        .split('\n')
        .map((line) => line.split(': ', 2));
      expect(fields).toEqual([
        ['Contact', 'mailto:security@register.example'],
        ['Contact', 'https://register.example/report'],
        ['Expires', expect.stringMatching(/^\d{4}-\d{2}-\d{2}T00:00:00Z$/) as string],
        ['Preferred-Languages', 'en, zh'],
        ['Canonical', 'https://register.example/.well-known/security.txt'],
      ]);
      const ahead = (Date.parse(fields[2]![1]!) - Date.now()) / 86_400_000;
      expect(ahead).toBeGreaterThan(30);
      expect(ahead).toBeLessThan(365);
      expect((await service.get('products')).headers['strict-transport-security']).toBe('max-age=31536000');
    },
  ));
