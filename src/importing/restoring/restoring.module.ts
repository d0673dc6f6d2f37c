import { Module } from '@nestjs/common';
import { Restorer } from './restorer.js';

/** Puts an export into an empty store; needs the log and nothing that follows it. */
@Module({ providers: [Restorer], exports: [Restorer] })
export class RestoringModule {}
