import { xml, type Markup } from '../markup.js';
import type { Category, DocumentEntry, FeedDocument } from './feed-document.js';

const TYPE = 'application/atom+xml';

/** Atom (RFC 4287), paged by RFC 5005 §3. */
export const atomFeed = ({ id, title, author, updated, self, first, next, entries }: FeedDocument): string =>
  xml`<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en">
<id>${id}</id>
<title>${title}</title>
<updated>${updated}</updated>
<author><name>${author}</name></author>
${link('self', self, TYPE)}
${link('first', first, TYPE)}
${link('next', next, TYPE)}
${entries.map(atomEntry)}</feed>
`.text;

const atomEntry = (entry: DocumentEntry): Markup => xml`<entry>
<id>${entry.id}</id>
<title>${entry.title}</title>
<updated>${entry.updated}</updated>
<published>${entry.published}</published>
${link('alternate', entry.url, 'application/json')}
${link('via', entry.via)}
${entry.categories.map(categoryElement)}
<content type="html">${entry.html}</content>
</entry>
`;

const link = (rel: string, href: string | undefined, type?: string): Markup | undefined =>
  href === undefined ? undefined : xml`<link rel="${rel}" href="${href}"${attribute('type', type)}/>`;

const categoryElement = ({ scheme, term, label }: Category): Markup =>
  xml`<category scheme="https://clockstop.dev/categories/${scheme}" term="${term}"${attribute('label', label)}/>`;

const attribute = (name: string, value: string | undefined): Markup | undefined =>
  value === undefined ? undefined : xml` ${name}="${value}"`;
