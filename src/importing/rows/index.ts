export { csvRecords } from './csv-records.js';
export { checkBeginning, FORMATS, openRows, type Format } from './open-rows.js';
export {
  FileFaultError,
  type Fault,
  type FaultyRow,
  type Row,
  type RowBlock,
  type RowSource,
  type StatedRow,
} from './row.js';
export { statedRow } from './stated-row.js';
export { templateOf } from './template.js';
export { textBlocks } from './text-blocks.js';
