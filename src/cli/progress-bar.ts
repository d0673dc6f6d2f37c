import { stderr } from 'node:process';
import cliProgress from 'cli-progress';

/** How far a command has come, on the standard error stream. */
export interface Progress {
  /** @param done of `total`   @param detail a few words, such as the rows so far */
  show(phase: string, done: number, total: number, detail: string): void;
  end(): void;
}

/** A bar on a terminal, and a line now and then where there is none. */
export const progressOn = (stream: NodeJS.WriteStream = stderr): Progress =>
  stream.isTTY ? new Bar(stream) : new Lines(stream);

class Bar implements Progress {
  private readonly bar: cliProgress.SingleBar;
  private started = false;

  constructor(stream: NodeJS.WriteStream) {
    this.bar = new cliProgress.SingleBar({
      stream,
      format: '{phase} {bar} {percentage}%  {detail}',
      hideCursor: true,
      clearOnComplete: false,
    });
  }

  show(phase: string, done: number, total: number, detail: string): void {
    const payload = { phase: phase.padEnd(9), detail };
    if (!this.started) this.bar.start(total, done, payload);
    else {
      this.bar.setTotal(total);
      this.bar.update(done, payload);
    }
    this.started = true;
  }

  end(): void {
    if (this.started) this.bar.stop();
  }
}

/** Milliseconds between two lines. */
const EVERY = 2_000;

class Lines implements Progress {
  private last = 0;
  private phase = '';

  constructor(private readonly stream: NodeJS.WriteStream) {}

  show(phase: string, done: number, total: number, detail: string): void {
    const now = performance.now();
    if (phase === this.phase && now - this.last < EVERY) return;
    this.phase = phase;
    this.last = now;
    this.stream.write(`${phase} ${percent(done, total)}%  ${detail}\n`);
  }

  end(): void {
    // Each line is complete by itself.
  }
}

const percent = (done: number, total: number): number => (total > 0 ? Math.floor((done / total) * 100) : 100);
