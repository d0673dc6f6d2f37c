import { Module } from '@nestjs/common';
import { RecordingModule } from '../recording/index.js';
import { BundledRegister } from './bundled/bundled-register.js';
import { Importer } from './importer.js';

/** Records in bulk, for the service and for the command line. */
@Module({
  imports: [RecordingModule],
  providers: [Importer, BundledRegister],
  exports: [Importer, BundledRegister],
})
export class ImportingModule {}
