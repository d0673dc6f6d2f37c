import { Ajv2020 } from 'ajv/dist/2020.js';

/** JSON Feed 1.1 as https://www.jsonfeed.org/version/1.1/ words it; names that begin with an underscore are let through. */
const address = { type: 'string', pattern: '^https?://[^\\s<>"]+$' };
const text = { type: 'string', minLength: 1 };
const instant = {
  type: 'string',
  pattern: '^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?(Z|[+-]\\d\\d:\\d\\d)$',
};
const closed = (required: string[], properties: object) => ({
  type: 'object',
  required,
  properties,
  patternProperties: { '^_[A-Za-z]': { type: 'object' } },
  additionalProperties: false,
});
const authors = {
  type: 'array',
  items: { ...closed([], { name: text, url: address, avatar: address }), minProperties: 1 },
};
const item = {
  ...closed(['id'], {
    id: text,
    url: address,
    external_url: address,
    title: { type: 'string' },
    content_html: { type: 'string' },
    content_text: { type: 'string' },
    summary: text,
    image: address,
    banner_image: address,
    date_published: instant,
    date_modified: instant,
    authors,
    tags: { type: 'array', items: text },
    language: text,
  }),
  anyOf: [{ required: ['content_html'] }, { required: ['content_text'] }],
};
const validate = new Ajv2020({ allErrors: true }).compile(
  closed(['version', 'title', 'items'], {
    version: { const: 'https://jsonfeed.org/version/1.1' },
    title: text,
    home_page_url: address,
    feed_url: address,
    description: text,
    user_comment: text,
    next_url: address,
    icon: address,
    favicon: address,
    authors,
    language: { type: 'string', pattern: '^[A-Za-z]{2,8}(-[A-Za-z0-9]+)*$' },
    expired: { type: 'boolean' },
    items: { type: 'array', items: item },
  }),
);

interface Feed {
  readonly feed_url?: string;
  readonly next_url?: string;
  readonly items?: readonly { readonly id: string }[];
}

/** What is wrong with a value as JSON Feed 1.1. */
export function jsonFeedFaults(feed: unknown): string[] {
  const faults = validate(feed) ? [] : (validate.errors ?? []).map((error) => JSON.stringify(error));
  const { feed_url, next_url, items = [] } = feed as Feed;
  return [
    ...faults,
    ...(next_url !== undefined && next_url === feed_url ? ['next_url is feed_url'] : []),
    ...(new Set(items.map(({ id }) => id)).size < items.length ? ['two items with one id'] : []),
  ];
}
