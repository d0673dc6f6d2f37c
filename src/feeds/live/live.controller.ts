import { Controller, Get, Headers, Query, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Bases, eventFilterOf } from '../../asking/index.js';
import { badRequest, EventStream, Needs } from '../../http/index.js';
import { DurationFeeds } from '../duration-feeds.js';
import { EventFeeds } from '../event-feeds.js';
import type { Feed } from '../feed.js';
import { durationsQuestionOf } from '../filters.js';
import { Pulse } from '../pulse.js';
import { liveStream } from './live-stream.js';
import { LiveRoute } from './live.openapi.js';
import { OpenStreams } from './open-streams.js';
import { DurationStreamParameters, EventStreamParameters } from './parameters.js';

const LAST_EVENT_ID = 'last-event-id';
const WHOLE = /^(0|[1-9]\d{0,14})$/;

@ApiTags('Feeds')
@Controller('feeds')
export class LiveController {
  constructor(
    private readonly events: EventFeeds,
    private readonly durations: DurationFeeds,
    private readonly bases: Bases,
    private readonly pulse: Pulse,
    private readonly open: OpenStreams,
  ) {}

  @Get('events')
  @Needs('reader')
  @EventStream()
  @LiveRoute(
    'RecordedEvent',
    'Every event, as it is recorded',
    'A filter lets a correction or a retraction pass as what the fact was that it is about, or has become.',
  )
  streamEvents(
    @Query() parameters: EventStreamParameters,
    @Headers(LAST_EVENT_ID) lastEventId: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const feed = this.events.of(eventFilterOf(parameters));
    return this.stream(feed, parameters, lastEventId, reply);
  }

  @Get('review-times')
  @Needs('reader')
  @EventStream()
  @LiveRoute(
    'DurationsChanged',
    'Review durations, as they close, change or are retracted',
    'One message for each event that made a difference. Durations are read as if every recorded date had come, so that they follow from the log alone; `GET /review-times/spans?effectiveAt=9999-12-31&knownAt=position:<n>` lists the same.',
  )
  streamReviewTimes(
    @Query() parameters: DurationStreamParameters,
    @Headers(LAST_EVENT_ID) lastEventId: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const feed = this.durations.of(durationsQuestionOf(parameters));
    return this.stream(feed, parameters, lastEventId, reply);
  }

  private async stream(
    feed: Feed,
    { after, follow }: { readonly after?: number; readonly follow?: 'true' | 'false' },
    lastEventId: string | undefined,
    reply: FastifyReply,
  ): Promise<AsyncIterable<string>> {
    const { position: head } = await this.bases.resolve({});
    const from = positionIn(lastEventId, head) ?? within('after', after, head) ?? head;
    this.open.add(reply.raw);
    return liveStream(feed, this.pulse, { after: from, follow: follow !== 'false' });
  }
}

/** @throws ProblemError 400 where it is no position of this log; a reader that has none sends an empty one, or none */
function positionIn(lastEventId: string | undefined, head: number): number | undefined {
  if (lastEventId === undefined || lastEventId === '') return undefined;
  if (!WHOLE.test(lastEventId))
    throw badRequest([
      {
        field: LAST_EVENT_ID,
        value: lastEventId,
        rule: 'must be the id of an event of this stream: a position',
      },
    ]);
  return within(LAST_EVENT_ID, Number(lastEventId), head);
}

function within(field: string, position: number | undefined, head: number): number | undefined {
  if (position === undefined || position <= head) return position;
  throw badRequest([{ field, value: position, rule: `must not lie beyond the log, which ends at ${head}` }]);
}
