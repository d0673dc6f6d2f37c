import { setImmediate } from 'node:timers';

/** No turn counts for more, so that one long question does not make all others late. */
const LONGEST_MS = 100;

/** The pace is the mean of the first so many turns; of later ones, each counts for that part of it. */
const TURNS_OF_PACE = 50;

/**
 * A long turn is followed by one that begins nothing for each so many milliseconds of it, so that connections are taken; together they
 * last no longer than it did, whatever else is done in them.
 */
const EMPTY_TURN_EACH_MS = 0.5;
/** Enough for a turn of a quarter of a second; of what waits longer to be taken, the rest is taken in turns that follow. */
const MOST_EMPTY_TURNS = 511;

interface Waiting {
  readonly isGone: () => boolean;
  readonly begin: () => void;
}

/**
 * Lets pieces of work begin in the order in which they come, so many in each turn of the event loop. Node takes one new connection a
 * turn: where all that is there is begun at once, turns are long, and whoever connects anew waits for minutes, unseen.
 */
export class Turns {
  private readonly waiting: Waiting[] = [];
  private begun = 0;
  /** How many more turns are to begin nothing; undefined while one lasts in which something begins. */
  private emptyTurns: number | undefined;
  private emptyUntil = 0;
  /** When what began last did, in milliseconds. */
  private began = 0;
  private pace = 0;
  private paced = 0;

  /** @param atOnce pieces of work that begin in one turn @param now in milliseconds */
  constructor(
    private readonly atOnce: number,
    private readonly now: () => number = () => performance.now(),
  ) {}

  /**
   * How long whoever comes now is likely to wait, in milliseconds: as long as those before take to begin at the pace of late. What the next
   * has waited would tell too late: by then all that came meanwhile stand behind, and wait many times as long.
   */
  get wait(): number {
    return Math.ceil(this.waiting.length / this.atOnce) * this.pace;
  }

  /**
   * @param isGone whether nobody waits for its outcome any more
   * @returns resolves when its turn has come; never, where it is gone by then
   */
  take(isGone = () => false): Promise<void> {
    if (this.begun === this.atOnce) return new Promise((begin) => this.waiting.push({ isGone, begin }));
    if (this.begun++ === 0) {
      this.began = this.now();
      setImmediate(this.turn);
    }
    return Promise.resolve();
  }

  private readonly turn = (): void => {
    const now = this.now();
    const took = now - this.began;
    if (this.emptyTurns === undefined) {
      this.emptyTurns = Math.min(Math.floor(took / EMPTY_TURN_EACH_MS), MOST_EMPTY_TURNS);
      this.emptyUntil = now + took;
    } else this.emptyTurns--;
    if (this.emptyTurns > 0 && now < this.emptyUntil) return void setImmediate(this.turn);
    this.emptyTurns = undefined;
    this.follow(took);
    this.began = now;
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

  private follow(took: number): void {
    this.paced = Math.min(this.paced + 1, TURNS_OF_PACE);
    this.pace += (Math.min(took, LONGEST_MS) - this.pace) / this.paced;
  }
}
