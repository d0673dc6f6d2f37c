export { BundledRegister } from './bundled/bundled-register.js';
export { Importer, ON_REFUSAL, type ImportOptions, type ImportProgress } from './importer.js';
export { ImportingModule } from './importing.module.js';
export { IMPORT_SCHEMAS, isFinished, RowProposalSchema, type ImportStatus } from './jobs/import-status.js';
export { ImportsModule } from './jobs/imports.module.js';
export { Tally, type ImportReport, type RowProposal, type RowRefusal } from './report.js';
export { RestoreRefusedError } from './restoring/restore-refused.js';
export { isExport, Restorer } from './restoring/restorer.js';
export { RestoringModule } from './restoring/restoring.module.js';
export {
  csvRecords,
  FileFaultError,
  FORMATS,
  openRows,
  templateOf,
  textBlocks,
  type Fault,
  type FaultyRow,
  type Format,
  type RowSource,
  type StatedRow,
} from './rows/index.js';
