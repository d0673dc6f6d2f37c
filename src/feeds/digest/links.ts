import type { Pinned } from '../../asking/index.js';
import type { DigestAnswer } from './get-digest.js';
import { DIGEST_FORMATS } from './parameters.js';

/** Addresses of the weeks beside a digest and of its other formats, as of the same pair of dates. */
export interface DigestLinks {
  readonly before?: string;
  readonly after?: string;
  readonly json: string;
  readonly html: string;
  readonly markdown: string;
}

/** A digest as it is written. */
export type WrittenDigest = DigestAnswer & Pinned & { readonly links: DigestLinks };

export function withLinks(answer: DigestAnswer & Pinned): WrittenDigest {
  const { week, self } = answer;
  const of = (changes: Readonly<Record<string, string | undefined>>) =>
    addressWith(self, { week: week.name, ...changes });
  return {
    ...answer,
    links: {
      ...(week.before !== undefined && { before: of({ week: week.before }) }),
      ...(week.after !== undefined && { after: of({ week: week.after }) }),
      json: of({ format: undefined }),
      ...(Object.fromEntries(Object.keys(DIGEST_FORMATS).map((format) => [format, of({ format })])) as Pick<
        DigestLinks,
        keyof typeof DIGEST_FORMATS
      >),
    },
  };
}

/** An address with other values of some parameters; in alphabetical order, as `self` has them. */
function addressWith(self: string, changes: Readonly<Record<string, string | undefined>>): string {
  const [path, query = ''] = self.split('?', 2);
  const kept = query.split('&').filter((part) => !(part.split('=', 1)[0]! in changes));
  const changed = Object.entries(changes).flatMap(([name, value]) =>
    value === undefined ? [] : [`${name}=${value}`],
  );
  return `${path}?${[...kept, ...changed].sort().join('&')}`;
}
