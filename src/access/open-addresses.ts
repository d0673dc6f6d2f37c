import { PAGE_ADDRESSES } from '../pages/index.js';

/**
 * What is served to everybody though no controller says so, and is the same in every installation: the pages and the
 * documentation of the API. Preflights, which carry no token, are answered under `*`.
 */
const ADDRESSES: ReadonlySet<string> = new Set([
  ...PAGE_ADDRESSES,
  '/assets/*',
  '/docs',
  '/docs/',
  '/docs/*',
  '/docs/start.js',
  '/docs/openapi.json',
  '/.well-known/security.txt',
  '*',
]);

/** @param url pattern of the route */
export const isOpenAddress = (url: string): boolean => ADDRESSES.has(url);
