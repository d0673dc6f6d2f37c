export { ReviewTimesModule } from './review-times.module.js';
export { SpanIndexes } from './span-indexes.js';
export { FIGURES } from './figure-names.js';
export type { CountsAnswer } from './queries/count-applications.js';
export type { ChangeEvent, ExplainAnswer, StepView } from './queries/explain-change.js';
export type { GroupAnswer, StatisticsAnswer } from './queries/get-review-times.js';
export type { DeadlineItem } from './queries/list-deadlines.js';
export type { SpanEnd, SpanView } from './span-view.js';
