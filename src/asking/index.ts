export { AskingModule } from './asking.module.js';
export { Bases, shownBasis, type Basis, type ResolvedBasis } from './basis/basis.js';
export {
  Agency,
  ApplicationKind,
  Choice,
  CountStartDay,
  Cursor,
  Day,
  Limit,
  List,
  Parameter,
  Sponsor,
  Subject,
  TableFormatParameter,
  Text,
  TherapyGroup,
  Whole,
} from './parameter.js';
export { BasisParameters, EventsParameters, PageParameters } from './parameters.js';
export { basisOfCursor, MAX_LIMIT, pageOf, type Page, type PageRequest } from './answers/page.js';
export { AnswerRoute, FormattedAnswerRoute, TabularAnswerRoute } from './asking.openapi.js';
export { formatOf } from './answers/formats.js';
export { inBatches } from './tables/batches.js';
export { asksForTable, TABLES, type TableFormat } from './tables/formats.js';
export { columns, type Row, type Table } from './tables/table.js';
export { Tables } from './tables/tables.js';
export { dayParameter } from './day-parameter.js';
export { eventFilterOf } from './event-filter.js';
export { ClockRules } from './clock-rules.js';
export { Facts } from './facts.js';
export { RegisterStates } from './register/register-states.js';
export { Answers, selfOf, type Pinned, type Rendering } from './answers/answers.js';
export { isKnown } from './answers/conditional.js';
export type { FactView } from './facts.js';
export type { RecordView } from './queries/get-event.js';
export type { ApplicationItem } from './queries/list-applications.js';
export type { GuidelineGroup } from './queries/list-guidelines.js';
export type { ProductSummary } from './queries/list-products.js';
export type { ChangeView } from './queries/get-diff.js';
