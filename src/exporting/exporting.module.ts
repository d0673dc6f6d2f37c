import { Module } from '@nestjs/common';
import { AccessTrailModule } from '../access-trail/index.js';
import { Exporter } from './exporter.js';

@Module({ imports: [AccessTrailModule], providers: [Exporter], exports: [Exporter] })
export class ExportingModule {}
