import { setImmediate } from 'node:timers';

/** No turn counts for more, so that one long question does not make all others late. */
const LONGEST_MS = 100;

/** A long turn is followed by one that begins nothing for each so many milliseconds of it, so that connections are taken; by no more than these. */
const EMPTY_TURN_EACH_MS = 0.5;
const MOST_EMPTY_TURNS = 16;

interface Waiting {
  readonly since: number;
  readonly isGone: () => boolean;
  readonly begin: () => void;
}

/**
 * Lets requests begin in the order in which they come, so many in each turn of the event loop. Node takes one new connection a turn:
 * where all that is there is begun at once, turns are long, and whoever connects anew waits for minutes, unseen.
 */
export class Turns {
  private readonly waiting: Waiting[] = [];
  private begun = 0;
  private emptyTurns = 0;
  private clock = 0;
  private since = 0;

  /** @param atOnce requests that begin in one turn @param now in milliseconds */
  constructor(
    private readonly atOnce: number,
    private readonly now: () => number = () => performance.now(),
  ) {}

  /** How long whoever is next has waited, in milliseconds of turns; 0 where nobody waits. */
  get lateness(): number {
    const [next] = this.waiting;
    return next ? this.clock - next.since : 0;
  }

  /**
   * @param isGone whether nobody waits for the answer any more
   * @returns resolves when its turn has come; never, where it is gone by then
   */
  take(isGone: () => boolean): Promise<void> {
    if (this.begun === this.atOnce)
      return new Promise((begin) => this.waiting.push({ since: this.clock, isGone, begin }));
    if (this.begun++ === 0) {
      this.since = this.now();
      setImmediate(this.turn);
    }
    return Promise.resolve();
  }

  private readonly turn = (): void => {
    const now = this.now();
    const took = now - this.since;
    this.clock += Math.min(took, LONGEST_MS);
    this.since = now;
    if (this.emptyTurns > 0) this.emptyTurns--;
    else this.emptyTurns = Math.min(Math.floor(took / EMPTY_TURN_EACH_MS), MOST_EMPTY_TURNS);
    if (this.emptyTurns > 0) return void setImmediate(this.turn);
    this.begun = 0;
    while (this.begun < this.atOnce) {
      const next = this.waiting.shift();
      if (!next) break;
      if (next.isGone()) continue;
      this.begun++;
      next.begin();
    }
    if (this.begun > 0) setImmediate(this.turn);
  };
}
