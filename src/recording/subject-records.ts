import { Inject, Injectable } from '@nestjs/common';
import { productStream, referenceStream } from '#events/subject.js';
import type { LoggedEvent } from '#projections/belief/belief.js';
import { subjectRecord, type SubjectRecord } from '#projections/product/subject-record.js';
import { EventStore, loggedEvent } from '../event-store/index.js';
import { ProjectingService } from '../projecting/index.js';

/** Reads what is recorded about a subject: its own stream, and the streams that hold facts of it as well. */
@Injectable()
export class SubjectRecords {
  constructor(
    @Inject(EventStore) private readonly store: EventStore,
    private readonly projecting: ProjectingService,
  ) {}

  async load(subject: SubjectRecord['subject']): Promise<SubjectRecord> {
    return subjectRecord(subject, await this.log(streamNameOf(subject)));
  }

  /** The events of a stream and of those it shares facts with, in order of position. */
  log(stream: string): Promise<LoggedEvent[]> {
    return this.read(this.streamsOf(stream));
  }

  /** A stream and those it shares facts with, as far as the register has been built. */
  streamsOf(stream: string): string[] {
    return this.projecting.register.streamsOf(stream);
  }

  /** The events of these streams, in order of position. */
  async read(streams: readonly string[]): Promise<LoggedEvent[]> {
    const logs = await Promise.all(streams.map((name) => this.store.readStream(name)));
    const events = logs.flat().map(loggedEvent);
    return streams.length === 1 ? events : events.sort((a, b) => a.position - b.position);
  }
}

export const streamNameOf = (subject: SubjectRecord['subject']): string =>
  'productId' in subject ? productStream(subject.productId) : referenceStream(subject.referenceId);
