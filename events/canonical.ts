import type { Envelope, Fact } from './envelope.js';

/**
 * Canonical JSON (RFC 8785): members sorted by UTF-16 code units, no white space, numbers as ECMAScript prints them.
 * A member that is undefined is left out.
 * @throws TypeError where the value holds what JSON cannot: NaN, an infinity, a lone surrogate, undefined in a list
 */
export function canonicalJson(value: unknown): string {
  switch (typeof value) {
    case 'string':
      return quoted(value);
    case 'number':
      if (!Number.isFinite(value)) throw new TypeError(`${value} is not a JSON number`);
      return JSON.stringify(value);
    case 'boolean':
      return value ? 'true' : 'false';
    case 'object':
      if (value === null) return 'null';
      return Array.isArray(value)
        ? `[${value.map(canonicalJson).join(',')}]`
        : `{${members(value as Members, sorted(Object.keys(value)))}}`;
    default:
      throw new TypeError(`${typeof value} is not a JSON value`);
  }
}

/**
 * The bytes that are stored and hashed: the envelope and nothing that a store adds to it.
 * Made once, when the event is written, and never again.
 */
export const canonicalEvent = (event: Envelope): string => canonicalJson(event);

/**
 * A fact in canonical JSON, and the places where its envelope has members of its own. An event's id and its stored
 * bytes are both made from it, so that its payload is canonicalised once.
 */
export class CanonicalFact {
  constructor(
    /** Equal to `canonicalJson` of the fact. */
    readonly json: string,
    /** Where `id` goes: behind the members that sort before it. */
    readonly idAt: number,
    /** Where `recorded` goes. */
    readonly recordedAt: number,
  ) {}

  static of(fact: Fact): CanonicalFact {
    const given = fact as unknown as Members;
    const beforeId = `{${members(given, BEFORE_ID)}`;
    const subject = members(given, BEFORE_RECORDED);
    const beforeRecorded = subject ? `${beforeId},${subject}` : beforeId;
    const json = `${beforeRecorded},${members(given, AFTER_RECORDED)}}`;
    return new CanonicalFact(json, beforeId.length, beforeRecorded.length);
  }

  /**
   * Equal to `canonicalEvent` of the fact's envelope.
   * @param recorded canonical JSON of the envelope's `recorded`
   */
  envelope(id: string, recorded: string): string {
    const { json, idAt, recordedAt } = this;
    return `${json.slice(0, idAt)},"id":"${id}"${json.slice(idAt, recordedAt)},"recorded":${recorded}${json.slice(recordedAt)}`;
  }
}

type Members = Readonly<Record<string, unknown>>;

/** The members of a fact in canonical order, cut at `id` and at `recorded`. Neither the first nor the last lot is ever empty. */
const BEFORE_ID = ['announcedOn', 'data', 'effectiveOn'];
const BEFORE_RECORDED = ['productId'];
const AFTER_RECORDED = ['referenceId', 'source', 'trail', 'type', 'version'];

function members(object: Members, names: readonly string[]): string {
  let json = '';
  for (const name of names) {
    const value = object[name];
    if (value === undefined) continue;
    json += `${json && ','}${quoted(name)}:${canonicalJson(value)}`;
  }
  return json;
}

function quoted(text: string): string {
  if (!text.isWellFormed()) throw new TypeError('a lone surrogate is not Unicode');
  return JSON.stringify(text);
}

/** Objects here are small and often in order already; inserting each name beats a general sort threefold. */
function sorted(names: string[]): string[] {
  if (names.length > 32) return names.sort();
  for (let i = 1; i < names.length; i++) {
    const name = names[i]!;
    let at = i;
    for (; at > 0 && names[at - 1]! > name; at--) names[at] = names[at - 1]!;
    names[at] = name;
  }
  return names;
}
