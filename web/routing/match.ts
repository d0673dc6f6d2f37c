export type PathParameters = Readonly<Record<string, string>>;

/** Values of a pattern such as `/products/:productId` in a path; undefined where it does not match. */
export function match(pattern: string, path: string): PathParameters | undefined {
  const wanted = pattern.split('/');
  const given = path.split('/');
  if (wanted.length !== given.length) return undefined;
  const values: Record<string, string> = {};
  for (const [at, part] of wanted.entries()) {
    if (part.startsWith(':') && given[at] !== '') values[part.slice(1)] = decodeURIComponent(given[at]!);
    else if (part !== given[at]) return undefined;
  }
  return values;
}
