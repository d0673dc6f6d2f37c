import type { DocumentEntry, FeedDocument } from './feed-document.js';

/** JSON Feed 1.1 (https://www.jsonfeed.org/version/1.1/). Names of its own begin with an underscore, as it asks. */
export const jsonFeed = ({ title, author, self, next, entries }: FeedDocument): string =>
  JSON.stringify({
    version: 'https://jsonfeed.org/version/1.1',
    title,
    feed_url: self,
    ...(next !== undefined && { next_url: next }),
    language: 'en',
    authors: [{ name: author }],
    items: entries.map(jsonItem),
  });

const jsonItem = ({
  id,
  title,
  updated,
  published,
  url,
  via,
  html,
  categories,
  said,
}: DocumentEntry): object => ({
  id,
  url,
  ...(via !== undefined && { external_url: via }),
  title,
  content_html: html,
  date_published: published,
  date_modified: updated,
  tags: categories.map(({ term }) => term),
  _clockstop: said,
});
