import type { Operation } from '../document.js';
import { got, posted, type Malformed } from './malformed.js';

const BAD_IDS = [
  'a'.repeat(101),
  '%20',
  'a%20b',
  '%2F',
  'a%2Fb',
  '%5C',
  '%00',
  'a%00',
  '%0A',
  '%7F',
  '-a',
  '.a',
  '_a',
  '~',
  '*',
  'a:b',
  "a'b",
  'a%22b',
  'a;b',
  'a%3Fb',
  'a%23b',
  '%E8%89%BE',
  '%F0%9F%98%80',
  '%EF%BF%BF',
  'a%CC%81',
];

/** What the router itself refuses. */
const UNREADABLE: readonly (readonly [id: string, status: number])[] = [
  ['%', 400],
  ['%z', 400],
  ['%zz', 400],
  ['%ff', 400],
  ['%C0%80', 400],
  ['%ED%A0%80', 400],
  ['a'.repeat(201), 414],
  ['a'.repeat(10_000), 414],
];

const filled = (path: string, id: string): string => path.replace('/api/v1/', '').replace(/\{\w+\}/, id);

const parameterIn = (path: string): string => /\{(\w+)\}/.exec(path)![1]!;

/** Bad ids in every address that holds one. */
export const malformedPaths = (operations: readonly Operation[]): Malformed[] =>
  operations
    .filter(({ path }) => /\{(productId|referenceId|eventId)\}/.test(path) && path.startsWith('/api'))
    .flatMap(({ method, path }) => {
      const asked = (id: string) =>
        method === 'GET' ? got(filled(path, id)) : posted(filled(path, id), '{}');
      return [
        ...BAD_IDS.map((id) => ({
          name: `${method} ${path} with ${id.slice(0, 30)}`,
          asked: asked(id),
          field: parameterIn(path),
          status: 400,
        })),
        ...UNREADABLE.map(([id, status]) => ({
          name: `${method} ${path} with ${id.slice(0, 30)}`,
          asked: asked(id),
          field: 'path',
          status,
        })),
      ];
    });

const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'];

/** Methods that a path has not, and paths that nothing has. */
export const unknownRoutes = (operations: readonly Operation[]): Malformed[] => {
  const paths = [...new Set(operations.map(({ path }) => path))];
  return [
    ...['/docs/nothing.js', '/docs/%2e%2e/package.json', '/docs/..%2fpackage.json'].map((url) => ({
      name: `GET ${url}`,
      asked: { method: 'GET', url },
      status: 404,
    })),
    ...paths.flatMap((path) =>
      METHODS.filter(
        (method) => !operations.some((operation) => operation.path === path && operation.method === method),
      ).map((method) => ({
        name: `${method} ${path}`,
        asked: { method, url: path.replace(/\{\w+\}/g, 'amimestrocel') },
        status: 405,
      })),
    ),
    ...[
      '/api',
      '/api/v1',
      '/api/v2/products',
      '/api/v1/product',
      '/api/v1/products/',
      '/API/V1/products',
      '/api/v1//products',
      '/api/v1/products/a/b',
      '/../etc/passwd',
      '/health',
      '/docs/../package.json',
      '/.env',
      '/api/v1/products/amimestrocel/',
      '/wp-login.php',
    ].flatMap((url) =>
      ['GET', 'POST'].map((method) => ({
        name: `${method} ${url}`,
        asked: { method, url },
        status: 404,
      })),
    ),
  ];
};
