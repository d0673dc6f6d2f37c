export { AskingModule } from './asking.module.js';
export type { Pinned } from './answers/answers.js';
export type { FactView } from './facts.js';
export type { RecordView } from './queries/get-event.js';
export type { ApplicationItem } from './queries/list-applications.js';
export type { GuidelineGroup } from './queries/list-guidelines.js';
export type { ProductSummary } from './queries/list-products.js';
export type { ChangeView } from './queries/get-diff.js';
