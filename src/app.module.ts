import { Module } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_PIPE } from '@nestjs/core';
import { CqrsModule } from '@nestjs/cqrs';
import { AccessModule } from './access/index.js';
import { AskingModule } from './asking/index.js';
import { AuditModule } from './audit/index.js';
import { ConfigurationModule } from './configuration/index.js';
import { EventStoreModule } from './event-store/index.js';
import { FeedsModule } from './feeds/index.js';
import { HealthController } from './health/health.controller.js';
import { ClosingModule, KnownQueryGuard, parametersPipe } from './http/index.js';
import { ImportsModule } from './importing/index.js';
import { MetricsModule } from './metrics/index.js';
import { ProblemFilter } from './problem.filter.js';
import { ProjectingModule } from './projecting/index.js';
import { RecordingModule } from './recording/index.js';
import { ReviewTimesModule } from './review-times/index.js';
import { RevisionsModule } from './revisions/index.js';
import { SourcesModule } from './sources/index.js';

@Module({
  imports: [
    ConfigurationModule,
    ClosingModule,
    CqrsModule.forRoot(),
    EventStoreModule,
    AccessModule,
    ProjectingModule,
    RecordingModule,
    RevisionsModule,
    AskingModule,
    ReviewTimesModule,
    AuditModule,
    FeedsModule,
    ImportsModule,
    SourcesModule,
    MetricsModule,
  ],
  controllers: [HealthController],
  providers: [
    { provide: APP_FILTER, useClass: ProblemFilter },
    { provide: APP_GUARD, useClass: KnownQueryGuard },
    { provide: APP_PIPE, useFactory: parametersPipe },
  ],
})
export class AppModule {}
