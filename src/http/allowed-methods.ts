import type { FastifyInstance, FastifyRequest } from 'fastify';

const DECORATOR = 'allowedMethods';
type AllowedMethods = (path: string) => readonly string[];

/** Remembers which methods each path has, so that a wrong one can be told from an unknown path. */
export function rememberMethods(fastify: FastifyInstance): void {
  const routes = new Map<string, { readonly pattern: RegExp; readonly methods: Set<string> }>();
  fastify.addHook('onRoute', ({ url, method }) => {
    // Where preflights are answered, they are answered anywhere: no path is known by it.
    if (url === '*') return;
    const route = routes.get(url) ?? { pattern: patternOf(url), methods: new Set() };
    for (const each of [method].flat()) route.methods.add(each);
    routes.set(url, route);
  });
  const allowed: AllowedMethods = (path) => {
    const methods = [...routes.values()].filter(({ pattern }) => pattern.test(path));
    return [...new Set(methods.flatMap((route) => [...route.methods]))].sort();
  };
  fastify.decorate(DECORATOR, allowed);
}

/** Methods that the path of a request has; none where there is no such path. */
export const allowedMethods = ({ server, url }: FastifyRequest): readonly string[] =>
  server.getDecorator<AllowedMethods>(DECORATOR)(url.split('?', 1)[0]!);

const patternOf = (url: string): RegExp =>
  new RegExp(
    `^${url
      .replace(/[.+?^${}()|[\]\\]/g, '\\$&')
      .replace(/:\w+/g, '[^/]+')
      .replaceAll('*', '.*')}$`,
  );
