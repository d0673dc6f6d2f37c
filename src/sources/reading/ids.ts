import { createHash } from 'node:crypto';

/** What an id of a product or a lane may hold of a number or a name: `EMEA/H/C/000992` becomes `EMEA-H-C-000992`. */
export const slugOf = (text: string): string =>
  text.replace(/[^A-Za-z0-9._]+/g, '-').replace(/^[^A-Za-z0-9]+|[^A-Za-z0-9]+$/g, '');

/** An id that a name can be recognised by, and that no other name has: its beginning, and a digest of all of it. */
export function distinctSlug(prefix: string, ...parts: readonly string[]): string {
  const digest = createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 12);
  const start = slugOf(parts[0] ?? '')
    .slice(0, 40)
    .toLowerCase();
  return [prefix, slugOf(start), digest].filter(Boolean).join('-');
}
