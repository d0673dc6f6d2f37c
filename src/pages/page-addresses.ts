/**
 * The addresses of the pages, each answered with the same document: which page it shows is decided in the browser.
 * `web/pages.ts` names the page behind each of them.
 */
export const PAGE_ADDRESSES = [
  '/',
  '/products/:productId',
  '/review-times',
  '/week',
  '/deadlines',
  '/audit',
  '/record',
] as const;
