import type { Pinned, Rendering } from '../../asking/index.js';
import type { DigestAnswer } from './get-digest.js';
import { digestHtml } from './html.js';
import { withLinks, type WrittenDigest } from './links.js';
import { digestMarkdown } from './markdown.js';
import { DIGEST_FORMATS, type DigestFormat } from './parameters.js';

const rendering = (type: string, write: (digest: WrittenDigest) => string): Rendering => ({
  type: `${type}; charset=utf-8`,
  write: (answer) => write(withLinks(answer as DigestAnswer & Pinned)),
});

export const DIGEST_RENDERINGS: Readonly<Record<'json' | DigestFormat, Rendering>> = {
  json: rendering('application/json', (digest) => JSON.stringify(digest)),
  html: rendering(DIGEST_FORMATS.html, digestHtml),
  markdown: rendering(DIGEST_FORMATS.markdown, digestMarkdown),
};
