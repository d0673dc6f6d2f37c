import { Module } from '@nestjs/common';
import { AccessTrailModule } from '../access-trail/index.js';
import { AskingModule } from '../asking/index.js';
import { ProjectingModule } from '../projecting/index.js';
import { BundleController } from './bundle/bundle.controller.js';
import { Bundles } from './bundle/bundles.js';
import { CheckpointKeeper } from './checkpoints/checkpoint-keeper.js';
import { Checkpoints } from './checkpoints/checkpoints.js';
import { KeyAccount } from './keys/key-account.js';
import { LogKeys } from './keys/log-keys.js';
import { logKeysProvider } from './keys/log-keys.provider.js';
import { ProofController } from './proof/proof.controller.js';
import { Proofs } from './proof/proofs.js';

/** Imports the projections by name, so that they have caught up before the start is checked. */
@Module({
  imports: [ProjectingModule, AskingModule, AccessTrailModule],
  controllers: [ProofController, BundleController],
  providers: [logKeysProvider, Checkpoints, CheckpointKeeper, Proofs, Bundles, KeyAccount],
  exports: [AskingModule, LogKeys, Checkpoints, Bundles, KeyAccount],
})
export class AuditModule {}
