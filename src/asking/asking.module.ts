import { Module } from '@nestjs/common';
import { RecordingModule } from '../recording/index.js';
import { AnswerCache } from './answers/answer-cache.js';
import { Answers } from './answers/answers.js';
import { ApplicationsController } from './applications.controller.js';
import { Bases } from './basis/basis.js';
import { EventsController } from './events.controller.js';
import { Facts } from './facts.js';
import { ProductsController } from './products.controller.js';
import { GetEventHandler } from './queries/get-event.js';
import { GetHistoryHandler } from './queries/get-history.js';
import { GetProductHandler } from './queries/get-product.js';
import { GetTimelineHandler } from './queries/get-timeline.js';
import { ListApplicationsHandler } from './queries/list-applications.js';
import { ListEventsHandler } from './queries/list-events.js';
import { ListGuidelinesHandler } from './queries/list-guidelines.js';
import { ListProductsHandler } from './queries/list-products.js';

@Module({
  imports: [RecordingModule],
  controllers: [ProductsController, EventsController, ApplicationsController],
  providers: [
    AnswerCache,
    Answers,
    Bases,
    Facts,
    GetProductHandler,
    GetTimelineHandler,
    GetHistoryHandler,
    GetEventHandler,
    ListProductsHandler,
    ListEventsHandler,
    ListApplicationsHandler,
    ListGuidelinesHandler,
  ],
})
export class AskingModule {}
