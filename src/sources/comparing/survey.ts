import { aboutARecord, changesOf, isCorrection, type LoggedEvent } from '#projections/belief/belief.js';
import { foldName } from '#projections/register/register.js';
import type { SourceRecord } from '#projections/sourcing/source-record.js';
import { loggedEvent, type EventStore } from '../../event-store/index.js';

/** Products that the log says anything of that a snapshot asks for. Whether it still stands is for their records to say. */
export interface Survey {
  /** By folded number and by folded name: products that ever had it. */
  readonly byNumber: Products;
  readonly byName: Products;
  /** Products with facts that were read in earlier snapshots of the source. */
  readonly listed: ReadonlySet<string>;
}

export type Products = ReadonlyMap<string, ReadonlySet<string>>;

const NUMBER_FIELDS = ['applicationNumber', 'applicationId', 'approvalNumber', 'approvalId', 'designationId'];

/**
 * Reads the log once and keeps what the records ask for: their numbers, their names, the ids they would get.
 * @param hashes SHA-256 of the source's snapshots
 */
export async function surveyOf(
  store: EventStore,
  records: readonly SourceRecord[],
  hashes: ReadonlySet<string>,
): Promise<Survey> {
  const byNumber = wanted(records.flatMap(({ identifiers, productId }) => [...identifiers, productId]));
  const byName = wanted(records.flatMap(({ names }) => names.map(({ text }) => text)));
  const listed = new Set<string>();
  const moves: (readonly [from: string, to: string])[] = [];
  for await (const page of store.readAll(0))
    for (const stored of page) {
      const event = loggedEvent(stored);
      if (event.productId === undefined) continue;
      const { productId } = event;
      if (event.source?.sha256 !== undefined && hashes.has(event.source.sha256)) listed.add(productId);
      for (const data of payloadsOf(event)) {
        for (const number of [productId, ...numbersIn(data)]) byNumber.get(foldName(number))?.add(productId);
        for (const name of namesIn(data)) byName.get(foldName(name))?.add(productId);
      }
      const moved = isCorrection(event) && changesOf(event).productId;
      if (moved) moves.push([productId, moved]);
    }
  for (const [from, to] of moves)
    for (const products of [...byNumber.values(), ...byName.values(), listed])
      if (products.has(from)) products.add(to);
  return { byNumber, byName, listed };
}

const wanted = (texts: readonly string[]): Map<string, Set<string>> =>
  new Map(texts.map((text) => [foldName(text), new Set<string>()]));

/** What the event says, and where it corrects another, what that one says then. */
function payloadsOf(event: LoggedEvent): Readonly<Record<string, unknown>>[] {
  if (!aboutARecord(event)) return [event.data];
  return isCorrection(event) ? [changesOf(event).data ?? {}] : [];
}

/** Numbers that a payload gives: of applications, approvals and designations, and the codes among its names. */
export const numbersIn = (data: Readonly<Record<string, unknown>>): string[] => [
  ...NUMBER_FIELDS.map((field) => data[field]).filter((value) => typeof value === 'string'),
  ...claimsIn(data).flatMap(({ kind, text }) => (kind === 'code' ? [text] : [])),
];

const namesIn = (data: Readonly<Record<string, unknown>>): string[] => claimsIn(data).map(({ text }) => text);

/** Of a retracted alias, `name` is its text alone. */
const claimsIn = ({ names, name }: Readonly<Record<string, unknown>>) =>
  [names ?? [], typeof name === 'object' ? (name ?? []) : []].flat() as {
    readonly text: string;
    readonly kind: string;
  }[];
