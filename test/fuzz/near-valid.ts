import fc from 'fast-check';
import { hostileJson } from './hostile-values.js';

type Json = Record<string, unknown> | unknown[];

const isJson = (value: unknown): value is Json => typeof value === 'object' && value !== null;

/** Every place in a value where something stands: the object or list, and the name or index in it. */
function placesIn(value: unknown): readonly (readonly [Json, string])[] {
  if (!isJson(value)) return [];
  return Object.entries(value).flatMap(([name, inside]) => [[value, name] as const, ...placesIn(inside)]);
}

/** A value with one thing wrong in it: replaced, left out, doubled, or added under a name that nobody knows. */
export const spoiled = (valid: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> =>
  fc
    .tuple(valid, fc.nat(), fc.constantFrom('replace', 'remove', 'add', 'nest'), hostileJson())
    .map(([value, at, how, hostile]) => {
      const copy = structuredClone(value);
      const places = placesIn(copy);
      if (places.length === 0) return hostile;
      const [parent, name] = places[at % places.length]!;
      const members = parent as Record<string, unknown>;
      if (how === 'replace') members[name] = hostile;
      else if (how === 'nest') members[name] = [members[name]];
      else if (how === 'remove' && Array.isArray(parent)) parent.splice(Number(name), 1);
      else if (how === 'remove') delete members[name];
      else if (Array.isArray(parent)) parent.push(hostile);
      else members['unknown'] = hostile;
      return copy;
    });

/** The same JSON, and texts that are nearly JSON. */
export const written = (value: unknown): fc.Arbitrary<string> => {
  const json = JSON.stringify(value);
  return fc.oneof(
    { weight: 12, arbitrary: fc.constant(json) },
    fc.constantFrom(
      json.slice(0, -1),
      `${json}${json}`,
      `\ufeff${json}`,
      json.replace('{', '{"productId":"a","productId":"b",'),
      json.replace(/:/, ':1e999,"x":'),
      '',
      'null',
      '[]',
    ),
  );
};
