import { preferredType } from './accept.js';

describe('the media type that a client would rather have', () => {
  const offered = ['application/json', 'text/html', 'text/markdown'] as const;
  it.each([
    [undefined, 'application/json'],
    ['', 'application/json'],
    ['*/*', 'application/json'],
    ['text/html', 'text/html'],
    ['TEXT/HTML', 'text/html'],
    ['text/*', 'text/html'],
    ['text/markdown, text/html;q=0.9', 'text/markdown'],
    ['text/html, application/json', 'application/json'],
    ['text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,*/*;q=0.8', 'text/html'],
    ['application/json;q=0, */*', 'text/html'],
    ['application/json;q=0.1, text/*;q=0.2, text/html;q=0', 'text/markdown'],
    ['text/html; charset=utf-8; q=0.5, text/markdown; q=0.6', 'text/markdown'],
    ['application/pdf', 'application/json'],
    ['text/html;q=x', 'application/json'],
    [';;,,', 'application/json'],
  ])('by %j is %s', (accept, type) => {
    expect(preferredType(accept, [...offered])).toBe(type);
  });
});
