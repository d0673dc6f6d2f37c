import { Injectable } from '@nestjs/common';

/** The only clock of the register. A step back of the machine's clock does not step the register back. */
@Injectable()
export class Clock {
  private last = 0;

  /** Instant for a record: UTC, milliseconds, never before the one given out before it. */
  stamp(): string {
    this.last = Math.max(this.last, Date.now());
    return new Date(this.last).toISOString();
  }
}
