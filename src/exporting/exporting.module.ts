import { Module } from '@nestjs/common';
import { Exporter } from './exporter.js';

@Module({ providers: [Exporter], exports: [Exporter] })
export class ExportingModule {}
