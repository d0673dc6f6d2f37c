import { Injectable } from '@nestjs/common';

/** The only clock of the register. A step back of the machine's clock does not step the register back. */
@Injectable()
export class Clock {
  private last = 0;

  /** Milliseconds since 1970, never before what it told before. */
  now(): number {
    return (this.last = Math.max(this.last, Date.now()));
  }

  /** Instant for a record: UTC, milliseconds. */
  stamp(): string {
    return new Date(this.now()).toISOString();
  }
}
