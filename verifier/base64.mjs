/** The bytes of the one base64 text that encodes them; undefined for any other spelling, so that no bit of it is free. */
export function fromBase64(text) {
  if (typeof text !== 'string') return undefined;
  const bytes = Buffer.from(text, 'base64');
  return bytes.toString('base64') === text ? bytes : undefined;
}
