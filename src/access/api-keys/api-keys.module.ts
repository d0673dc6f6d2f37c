import { Module } from '@nestjs/common';
import { AccessTrailModule } from '../../access-trail/index.js';
import { KeyDesk } from './key-desk.js';

/** Makes keys and revokes them, for the service and for the command line. Needs the log and what follows it. */
@Module({ imports: [AccessTrailModule], providers: [KeyDesk], exports: [KeyDesk] })
export class ApiKeysModule {}
