import { factOf, inTheWorld } from './facts.mjs';
import { claimedLanes, furthestStage, lanesAmong } from './lanes.mjs';
import { mergesAmong, survivorOf } from './merges.mjs';
import { namesAmong } from './names.mjs';
import { Revisions } from './revisions.mjs';
import { TYPES, VERSION } from './vocabulary.mjs';

const ABOUT_RECORDS = new Set(['EventCorrected', 'EventRetracted']);

/** Replays the events of a log, one by one from the first, to the state that they add up to. */
export class Replay {
  #facts = [];
  #others = new Set();
  #revisions = new Revisions();

  /** @throws RangeError for an event that this verifier cannot read */
  add(event, position) {
    if (!TYPES.has(event.type) || event.version !== VERSION)
      throw new RangeError(`${event.type} version ${event.version} is not known to this verifier`);
    if (ABOUT_RECORDS.has(event.type)) this.#revisions.add(event);
    else if (event.productId === undefined) this.#others.add(event.id);
    else this.#facts.push(factOf(event, position));
  }

  /** Ids that corrections and retractions name and the log does not have. */
  missingTargets() {
    const missing = new Set(this.#revisions.targets);
    for (const id of missing) if (this.#others.has(id) || this.#revisions.isRevision(id)) missing.delete(id);
    if (missing.size > 0) for (const { id } of this.#facts) missing.delete(id);
    return [...missing];
  }

  /** The claimed state of each product on a day, in order of id. @param day since 1970-01-01 */
  *states(day) {
    const isCertain = ({ latest }) => latest <= day;
    const facts = [];
    for (const recorded of this.#facts) {
      const fact = this.#revisions.standing(recorded);
      if (fact && fact.earliest <= day) facts.push(fact);
    }
    const merges = facts.filter((fact) => fact.type.type === 'ProductMerged' && isCertain(fact));
    const into = mergesAmong(merges.sort(inTheWorld));
    for (const [productId, own] of [...byProduct(facts, into)].sort(([a], [b]) => (a < b ? -1 : 1))) {
      const state = stateOf(productId, own.sort(inTheWorld), isCertain);
      if (state) yield state;
    }
  }
}

function byProduct(facts, into) {
  const products = new Map();
  for (const fact of facts) {
    const productId = survivorOf(fact.productId, into);
    const own = products.get(productId);
    if (own) own.push(fact);
    else products.set(productId, [fact]);
  }
  return products;
}

function stateOf(productId, facts, isCertain) {
  const registrations = facts.filter(({ type }) => type.type === 'ProductRegistered');
  const registration = registrations.find((fact) => fact.productId === productId);
  if (!registration) return undefined;
  const lanes = lanesAmong(facts);
  const stage = furthestStage(lanes, isCertain);
  const possibleStage = furthestStage(lanes, () => true);
  const mergedFrom = registrations.map((fact) => fact.productId).filter((id) => id !== productId);
  return {
    productId,
    name: registration.data.names[0].text,
    names: namesAmong(registration, facts, isCertain),
    sponsor: registration.data.sponsor,
    mergedFrom: mergedFrom.length > 0 ? mergedFrom.sort() : undefined,
    stage,
    possibleStage: possibleStage !== stage ? possibleStage : undefined,
    applications: claimedLanes('application', lanes.application, isCertain),
    approvals: claimedLanes('approval', lanes.approval, isCertain),
    designations: claimedLanes('designation', lanes.designation, isCertain),
    trials: claimedLanes('trial', lanes.trial, isCertain),
  };
}
