export { Exporter, type ExportOptions } from './exporter.js';
export { ExportingModule } from './exporting.module.js';
