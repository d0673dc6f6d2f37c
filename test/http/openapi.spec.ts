import { Ajv2020 } from 'ajv/dist/2020.js';
import { STATED_TYPES } from '#events/catalogue.js';
import { PAGE_ADDRESSES } from '../../src/pages/index.js';
import { OpenApiDocument, type Operation } from './document.js';
import { OPENAPI_STRUCTURE } from './openapi-structure.js';
import { Service } from './service.js';

let service: Service;
let document: OpenApiDocument;
beforeAll(async () => {
  service = await Service.withBundledRegister();
  document = await OpenApiDocument.of(service);
});
afterAll(() => service.close());

const refsIn = (value: unknown): string[] => {
  if (Array.isArray(value)) return value.flatMap(refsIn);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, each]) =>
    key === '$ref' && typeof each === 'string' ? [each] : refsIn(each),
  );
};

const missing = (found: (operation: Operation) => boolean): string[] =>
  document.operations.filter((operation) => !found(operation)).map(({ operationId }) => operationId);

test('it has the structure of OpenAPI 3.1', () => {
  const validate = new Ajv2020({ allErrors: true, strict: false }).compile(OPENAPI_STRUCTURE);
  expect([validate(document.json), validate.errors]).toEqual([true, null]);
});

test('every reference leads somewhere, and every component is referred to', () => {
  const refs = new Set(refsIn(document.json));
  expect([...refs].filter((ref) => document.resolve(ref) === undefined)).toEqual([]);
  const components = Object.keys(document.json.components.schemas).map(
    (name) => `#/components/schemas/${name}`,
  );
  expect(components.filter((name) => !refs.has(name))).toEqual([]);
});

test('every schema compiles, and none is open where a field could be mistyped', () => {
  for (const name of Object.keys(document.json.components.schemas))
    expect([name, typeof document.component(name)]).toEqual([name, 'function']);
  expect(document.issues('Basis', { effectiveAt: '2025-01-02' })).not.toEqual([]);
  expect(document.issues('Live', { status: 'up', more: 1 })).not.toEqual([]);
});

test('there is a statement for every type of event that can be stated', () => {
  for (const type of STATED_TYPES) expect(document.component(`Statement.${type}`)).toBeDefined();
});

test('operationIds are unique; every operation says what it does and in which tag it stands', () => {
  const ids = document.operations.map(({ operationId }) => operationId);
  expect(ids.length).toBe(new Set(ids).size);
  expect(missing(({ summary }) => summary !== undefined)).toEqual([]);
  const tags = (document.json.tags as { name: string }[]).map(({ name }) => name);
  expect(missing((operation) => operation.tags?.length === 1 && tags.includes(operation.tags[0]!))).toEqual(
    [],
  );
});

test('every parameter is described, and every path parameter has an example', () => {
  for (const { operationId, path, parameters = [] } of document.operations) {
    expect([operationId, parameters.filter(({ description }) => !description)]).toEqual([operationId, []]);
    const inPath = parameters.filter((parameter) => parameter.in === 'path');
    expect(inPath.map(({ name }) => `{${name}}`)).toEqual(path.match(/\{\w+\}/g) ?? []);
    expect(inPath.filter(({ example }) => example === undefined)).toEqual([]);
  }
});

test('problems are problems, and the list of their statuses is gone', () => {
  expect(JSON.stringify(document.json)).not.toContain('x-problems');
  for (const operation of document.operations) {
    const problems = Object.keys(operation.responses).filter((status) => /^4|^default/.test(status));
    expect(problems).toContain('default');
    for (const status of problems) {
      const content = document.responseContent(operation, Number(status) || 500);
      expect([operation.operationId, status, Object.keys(content ?? {})]).toEqual([
        operation.operationId,
        status,
        ['application/problem+json'],
      ]);
    }
  }
});

/** Routes of Fastify, as its own listing tells them: what serves pages and HEAD belong to no operation. */
function registeredRoutes(): string[] {
  const tree = service.app.getHttpAdapter().getInstance().printRoutes({ commonPrefix: false });
  const parents: string[] = [];
  const routes: string[] = [];
  for (const line of tree.split('\n')) {
    const match = /^([\s│├└─]*)([^\s(]+)(?: \((.+)\))?$/.exec(line);
    if (!match) continue;
    const depth = match[1]!.length / 4;
    parents.splice(depth - 1, Infinity, match[2]!);
    const path = parents.join('').replace(/:(\w+)/g, '{$1}');
    for (const method of match[3]?.split(', ') ?? [])
      if (method !== 'HEAD' && !isOfPages(path)) routes.push(`${method} ${path}`);
  }
  return [...new Set(routes)].sort();
}

const isOfPages = (path: string): boolean =>
  path.startsWith('/docs') ||
  // The listing leaves out what stands before a wildcard: these are `/assets/*`.
  path === '/*' ||
  PAGE_ADDRESSES.some((address) => address.replace(/:(\w+)/g, '{$1}') === path);

test('every route is documented, and everything documented is a route', () => {
  const documented = document.operations.map(({ method, path }) => `${method} ${path}`).sort();
  expect(registeredRoutes()).toEqual(documented);
});

describe('examples', () => {
  const filled = ({ path, parameters = [] }: Operation): string => {
    const pathOnly = path.replace(/\{(\w+)\}/g, (_match, name: string) =>
      String(parameters.find((parameter) => parameter.name === name)!.example),
    );
    const query = parameters
      .filter((parameter) => parameter.in === 'query' && parameter.example !== undefined)
      .map(({ name, example }) => `${name}=${encodeURIComponent(String(example))}`);
    return query.length > 0 ? `${pathOnly}?${query.join('&')}` : pathOnly;
  };

  test('every example of a parameter keeps to its schema', () => {
    for (const { operationId, parameters = [] } of document.operations)
      for (const { name, example, schema } of parameters)
        if (example !== undefined)
          expect([operationId, name, document.issues(schema, example)]).toEqual([operationId, name, []]);
  });

  test('every question works as it stands, and finds something', async () => {
    for (const operation of document.operations.filter(({ method }) => method === 'GET')) {
      const { status, text, body } = await service.get(filled(operation));
      // A service that is just started has imported nothing, taken no snapshot, made no key, nobody has subscribed, and nothing waits.
      const begun = !['Import', 'Revisions', 'Sources', 'Webhooks', 'Access'].includes(operation.tags![0]!);
      if (!begun && (status === 404 || body?.items?.length === 0)) continue;
      expect([operation.operationId, status, status === 200 ? '' : text]).toEqual([
        operation.operationId,
        200,
        '',
      ]);
      // No clock of the NMPA runs in the bundled register.
      if (operation.operationId === 'deadlines') continue;
      if (body?.items) expect([operation.operationId, body.items]).not.toEqual([operation.operationId, []]);
    }
  });

  test('every body in JSON has an example that keeps to its schema; a record is made once and answers 200 from then on', async () => {
    for (const operation of document.operations) {
      const content = operation.requestBody?.content['application/json'];
      if (!content) continue;
      const examples = Object.entries(content.examples ?? {});
      expect([operation.operationId, examples.length > 0]).toEqual([operation.operationId, true]);
      for (const [name, { value }] of examples) {
        const called = `${operation.operationId} ${name}`;
        expect([called, document.issues(content.schema, value)]).toEqual([called, []]);
        if (!operation.tags?.includes('Record')) continue;
        const first = await service.post(filled(operation), value);
        expect([called, first.status, first.status === 201 ? '' : first.text]).toEqual([called, 201, '']);
        const again = await service.post(filled(operation), value);
        expect([called, again.status, again.body.eventId]).toEqual([called, 200, first.body.eventId]);
      }
    }
  });

  test('what the schemas of bodies refuse, the service refuses', async () => {
    for (const operation of document.operations) {
      const content = operation.requestBody?.content['application/json'];
      for (const { value } of Object.values(content?.examples ?? {})) {
        const wrong = { ...(value as object), unknownField: 1 };
        expect([operation.operationId, document.issues(content!.schema, wrong)]).not.toEqual([
          operation.operationId,
          [],
        ]);
        const { status } = await service.ask({
          method: operation.method,
          url: filled(operation),
          headers: { 'content-type': 'application/json' },
          payload: JSON.stringify(wrong),
        });
        expect([operation.operationId, status]).toEqual([operation.operationId, 400]);
      }
    }
  });
});

describe('the page', () => {
  test('it is served with assets of its own and may fetch from nowhere else', async () => {
    const page = await service.get('/docs');
    expect([page.status, page.headers['content-type']]).toEqual([200, expect.stringContaining('text/html')]);
    expect(page.headers['content-security-policy']).toContain("connect-src 'self'");
    const assets = [...page.text.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, address]) => address!);
    expect(assets.filter((address) => /^(https?:)?\/\//.test(address))).toEqual([]);
    expect(assets.some((address) => address.endsWith('swagger-ui-bundle.js'))).toBe(true);
    for (const address of assets) {
      const { status } = await service.get(new URL(address, 'http://localhost/docs').pathname);
      expect([address, status]).toEqual([address, 200]);
    }
  });

  test('it runs no inline script, which its policy would refuse', async () => {
    const { text } = await service.get('/docs');
    const inline = [...text.matchAll(/<script([^>]*)>([^<]*)/g)].filter(([, attributes, code]) => {
      return !attributes!.includes('src=') || code!.trim() !== '';
    });
    expect(inline).toEqual([]);
  });

  test('its validator badge, which asks another host, is off', async () => {
    const { text } = await service.get('/docs/start.js');
    expect(text).toMatch(/"validatorUrl":\s*"none"/);
  });
});
