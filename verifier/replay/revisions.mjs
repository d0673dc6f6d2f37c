import { corrected } from './facts.mjs';

/**
 * What was recorded about records: corrections and retractions, by the record they name. A retraction that is itself
 * retracted takes nothing back, and a retracted correction changes nothing.
 */
export class Revisions {
  #about = new Map();
  /** Ids of every correction and retraction. */
  #own = new Set();

  /** @param event in order of position; what it names must stand before it */
  add(event) {
    const { targetId, changes } = event.data;
    const list = this.#about.get(targetId) ?? [];
    list.push({ id: event.id, changes });
    this.#about.set(targetId, list);
    this.#own.add(event.id);
  }

  isRevision(id) {
    return this.#own.has(id);
  }

  get targets() {
    return this.#about.keys();
  }

  /** The fact as it stands; undefined where it was taken back. */
  standing(fact) {
    if (!this.#about.has(fact.id)) return fact;
    if (this.#isRetracted(fact.id)) return undefined;
    return this.#changesTo(fact.id).reduce(corrected, fact);
  }

  #inForce(id) {
    return (this.#about.get(id) ?? []).filter((revision) => !this.#isRetracted(revision.id));
  }

  #isRetracted(id) {
    return this.#inForce(id).some(({ changes }) => changes === undefined);
  }

  #changesTo(id) {
    return this.#inForce(id)
      .filter(({ changes }) => changes !== undefined)
      .map((revision) => this.#changesTo(revision.id).reduce(overlaid, revision.changes));
  }
}

const overlaid = (earlier, later) => ({
  ...earlier,
  ...later,
  ...((earlier.data || later.data) && { data: { ...earlier.data, ...later.data } }),
});
