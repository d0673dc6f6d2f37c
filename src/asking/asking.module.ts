import { Module } from '@nestjs/common';
import { AccessTrailModule } from '../access-trail/index.js';
import { RecordingModule } from '../recording/index.js';
import { AnswerCache } from './answers/answer-cache.js';
import { Answers } from './answers/answers.js';
import { ApplicationsController } from './applications.controller.js';
import { Bases } from './basis/basis.js';
import { ClockRules } from './clock-rules.js';
import { DiffController } from './diff.controller.js';
import { EventsController } from './events.controller.js';
import { Facts } from './facts.js';
import { ProductsController } from './products.controller.js';
import { CountProductFacetsHandler } from './queries/count-product-facets.js';
import { GetDiffHandler } from './queries/get-diff.js';
import { GetEventHandler } from './queries/get-event.js';
import { GetHistoryHandler } from './queries/get-history.js';
import { GetProductHandler } from './queries/get-product.js';
import { GetTimelineHandler } from './queries/get-timeline.js';
import { ListApplicationsHandler } from './queries/list-applications.js';
import { ListEventsHandler } from './queries/list-events.js';
import { ListGuidelinesHandler } from './queries/list-guidelines.js';
import { ListProductsHandler } from './queries/list-products.js';
import { TabulateEventsHandler } from './queries/tabulate-events.js';
import { RegisterController } from './register.controller.js';
import { RegisterStates } from './register/register-states.js';
import { Tables } from './tables/tables.js';

@Module({
  imports: [RecordingModule, AccessTrailModule],
  controllers: [
    ProductsController,
    EventsController,
    ApplicationsController,
    RegisterController,
    DiffController,
  ],
  providers: [
    AnswerCache,
    Answers,
    Bases,
    ClockRules,
    Facts,
    RegisterStates,
    CountProductFacetsHandler,
    Tables,
    GetDiffHandler,
    GetProductHandler,
    GetTimelineHandler,
    GetHistoryHandler,
    GetEventHandler,
    ListProductsHandler,
    ListEventsHandler,
    ListApplicationsHandler,
    ListGuidelinesHandler,
    TabulateEventsHandler,
  ],
  exports: [Answers, Bases, ClockRules, Facts, RegisterStates, Tables],
})
export class AskingModule {}
