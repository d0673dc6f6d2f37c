import { Global, Module } from '@nestjs/common';
import { ProjectingService } from './projecting.service.js';

@Global()
@Module({ providers: [ProjectingService], exports: [ProjectingService] })
export class ProjectingModule {}
