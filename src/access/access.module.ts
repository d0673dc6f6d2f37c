import { Module } from '@nestjs/common';
import { ApiKeysController } from './api-keys/api-keys.controller.js';
import { ApiKeysModule } from './api-keys/api-keys.module.js';
import { KeyRing } from './api-keys/key-ring.js';
import { Authenticator } from './authenticator.js';
import { Tokens } from './oidc/tokens.js';

@Module({
  imports: [ApiKeysModule],
  controllers: [ApiKeysController],
  providers: [KeyRing, Tokens, Authenticator],
})
export class AccessModule {}
