/** What a verification found wrong. `tampered`: something is not what was signed. `incomplete`: something could not be checked. */
export class Findings {
  #limit;
  list = [];
  more = 0;

  constructor(limit = 50) {
    this.#limit = limit;
  }

  tampered(text) {
    this.#add('tampered', text);
  }

  incomplete(text) {
    this.#add('incomplete', text);
  }

  #add(kind, text) {
    if (kind === 'tampered') this.hasTampered = true;
    else this.hasIncomplete = true;
    if (this.list.length < this.#limit) this.list.push({ kind, text });
    else this.more++;
  }

  hasTampered = false;
  hasIncomplete = false;

  get exitCode() {
    return this.hasTampered ? 1 : this.hasIncomplete ? 2 : 0;
  }
}

/** The bundle cannot be read at all. */
export class UnreadableError extends Error {
  name = 'UnreadableError';
}
