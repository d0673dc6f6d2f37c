import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { validateXML } from 'xmllint-wasm';

/** What is wrong with a text as XML 1.0; nothing where it is well-formed. */
export async function xmlFaults(text: string): Promise<readonly string[]> {
  const { errors } = await validateXML({ xml: text, normalization: 'format' });
  return errors.map(({ rawMessage }) => rawMessage);
}

const ATOM = readFileSync(join(__dirname, 'atom.rng'), 'utf8');

/**
 * What is wrong with a text as Atom: by the schema, and by what RFC 4287 says and no schema can (§4.1.1: one
 * alternate of a type and language; no two entries with the same id and updated).
 */
export async function atomFaults(text: string): Promise<readonly string[]> {
  const { valid, errors } = await validateXML({ xml: text, schema: ATOM, extension: 'relaxng' });
  const entries = [...text.matchAll(/<entry>.*?<\/entry>/gs)].map(([entry]) => entry);
  const ids = entries.map(
    (entry) => /<id>.*?<\/id>|$/s.exec(entry)![0] + /<updated>.*?<\/updated>|$/s.exec(entry)![0],
  );
  return [
    ...errors.map(({ rawMessage }) => rawMessage),
    ...(valid || errors.length > 0 ? [] : ['not valid']),
    ...(new Set(ids).size < ids.length ? ['two entries with one id and one updated'] : []),
    ...entries.filter((entry) => entry.split('rel="alternate"').length !== 2).map(() => 'not one alternate'),
  ];
}
