/** Canonical JSON, RFC 8785. `JSON.stringify` writes texts and numbers the way it asks; only the order is ours. */
export function canonicalJson(value) {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  const members = Object.keys(value)
    .filter((key) => value[key] !== undefined)
    .sort();
  return `{${members.map((key) => `${JSON.stringify(key)}:${canonicalJson(value[key])}`).join(',')}}`;
}

/** Whether a text is the canonical form of the value it was parsed to. */
export const isCanonical = (text, value) =>
  inOrder(value) ? JSON.stringify(value) === text : canonicalJson(value) === text;

function inOrder(value) {
  if (value === null || typeof value !== 'object') return true;
  if (Array.isArray(value)) {
    for (const each of value) if (!inOrder(each)) return false;
    return true;
  }
  let before = '';
  for (const key in value) {
    if (key < before || !inOrder(value[key])) return false;
    before = key;
  }
  return true;
}
