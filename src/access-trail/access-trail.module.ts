import { Module } from '@nestjs/common';
import { ClockModule } from '../recording/index.js';
import { AccessTrail } from './access-trail.js';
import { Exports } from './exports.js';

/** Needs the log and nothing that follows it. */
@Module({ imports: [ClockModule], providers: [AccessTrail, Exports], exports: [AccessTrail, Exports] })
export class AccessTrailModule {}
