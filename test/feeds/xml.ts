import { validateXML } from 'xmllint-wasm';

/** What is wrong with a text as XML 1.0; nothing where it is well-formed. */
export async function xmlFaults(text: string): Promise<readonly string[]> {
  const { errors } = await validateXML({ xml: text, normalization: 'format' });
  return errors.map(({ rawMessage }) => rawMessage);
}
