import { Module } from '@nestjs/common';
import { AskingModule } from '../asking/index.js';
import { DeadlinesController } from './deadlines.controller.js';
import { CountApplicationsHandler } from './queries/count-applications.js';
import { ExplainChangeHandler } from './queries/explain-change.js';
import { GetReviewTimesHandler } from './queries/get-review-times.js';
import { ListCountedHandler } from './queries/list-counted.js';
import { ListDeadlinesHandler } from './queries/list-deadlines.js';
import { ListSpansHandler } from './queries/list-spans.js';
import { TabulateSpansHandler } from './queries/tabulate-spans.js';
import { ReviewTimesController } from './review-times.controller.js';
import { SpanSelection } from './selected-spans.js';
import { SpanIndexes } from './span-indexes.js';
import { Tallies } from './tallies.js';

@Module({
  imports: [AskingModule],
  controllers: [ReviewTimesController, DeadlinesController],
  providers: [
    SpanIndexes,
    SpanSelection,
    Tallies,
    GetReviewTimesHandler,
    ListSpansHandler,
    TabulateSpansHandler,
    ExplainChangeHandler,
    CountApplicationsHandler,
    ListCountedHandler,
    ListDeadlinesHandler,
  ],
  exports: [SpanIndexes],
})
export class ReviewTimesModule {}
