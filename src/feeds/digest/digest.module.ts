import { Module } from '@nestjs/common';
import { AskingModule } from '../../asking/index.js';
import { DigestController } from './digest.controller.js';
import { GetDigestHandler } from './get-digest.js';

@Module({ imports: [AskingModule], controllers: [DigestController], providers: [GetDigestHandler] })
export class DigestModule {}
