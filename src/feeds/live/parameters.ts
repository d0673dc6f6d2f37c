import { Choice, Whole } from '../../asking/index.js';
import { DurationFeedFilter, EventFeedFilter } from '../filters.js';

const After = () =>
  Whole(0, Number.MAX_SAFE_INTEGER, {
    description:
      'Begin after this position of the log: 0 for all that was ever recorded. With what is recorded from now on where absent. A `Last-Event-ID` goes before it.',
    example: 0,
  });

const Follow = () =>
  Choice(['true', 'false'], {
    description:
      'Whether to go on with what is recorded later, or to end at the end of the log; true where absent.',
    example: 'false',
  });

export class EventStreamParameters extends EventFeedFilter {
  @After()
  after?: number;

  @Follow()
  follow?: 'true' | 'false';
}

export class DurationStreamParameters extends DurationFeedFilter {
  @After()
  after?: number;

  @Follow()
  follow?: 'true' | 'false';
}
