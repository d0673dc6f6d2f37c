import type { Format, ImportOptions } from '../importing/index.js';

/** An import as the command line asks for it. */
export interface ImportRequest extends Pick<ImportOptions, 'onRefusal' | 'by'> {
  readonly file: string;
  readonly format: Format;
  readonly dryRun: boolean;
}
