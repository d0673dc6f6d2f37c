import { Module } from '@nestjs/common';
import { Clock } from './clock.js';
import { InFlight } from './in-flight.js';

/** What every write shares: the one clock, and who is writing. */
@Module({ providers: [Clock, InFlight], exports: [Clock, InFlight] })
export class ClockModule {}
