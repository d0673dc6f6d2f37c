import { Type } from '@sinclair/typebox';
import { oneOf, optional, record } from '#events/fields.js';
import type { ApplicationState } from '#projections/product/application-state.js';
import type { ClockState } from '#projections/product/review-clock.js';
import type { ApplicationItem } from '../../asking/index.js';
import { Day, Edtf, EventId, page, SubjectName } from './common.js';
import { assertDescribed, type Describes } from './describes.js';
import { laneSummary } from './lane.js';

const text = Type.String();

const bounds = (description: string) =>
  record({ least: optional(Type.Number()), most: optional(Type.Number()) }, { description });

const clockStatus = [
  'not-started',
  'running',
  'stopped',
  'overdue',
  'deemed-approved',
  'on-time',
  'late',
  'withdrawn',
] as const;

export const StatutoryClock = record(
  {
    ruleId: Type.String({ examples: ['US-CL2'] }),
    ruleEventId: EventId,
    verified: optional(Type.String({ description: 'How far the text of the rule was checked.' })),
    target: Type.Boolean({ description: 'True where nothing follows when the time passes.' }),
    chosenBy: optional(
      Type.Literal('announced-goal', {
        description: 'Why this rule was taken where the record leaves several open.',
      }),
    ),
    length: Type.Integer(),
    unit: oneOf(['working-days', 'calendar-days', 'months', 'active-days'] as const, 'What it counts in.'),
    countStartDay: Type.Boolean({ description: 'Whether the day it starts on is its first day.' }),
    startedBy: EventId,
    endedBy: optional(EventId),
    deadline: record(
      { earliest: optional(Day), latest: optional(Day) },
      { description: 'The last day in time: the first and the last day that it may be.' },
    ),
    provisional: Type.Boolean({
      description: 'True where it rests on working days that no notice has published yet.',
    }),
    status: oneOf(
      [...clockStatus, 'undetermined'] as const,
      '`deemed-approved` is what follows from the rule when its time passes in silence. It is no recorded approval.',
    ),
    possible: Type.Array(oneOf(clockStatus, 'A status that the dates leave open.')),
    daysLeft: optional(bounds('Calendar days to the deadline, negative once it passed.')),
    workingDaysLeft: optional(bounds('Working days to the deadline.')),
    agencyDays: bounds('Calendar days on which the clock ran.'),
    applicantDays: bounds('Calendar days on which it stood still.'),
  },
  { description: 'A statutory clock, computed by its rule. The announced goal stands beside it.' },
);

export const Clock = Type.Union(
  [
    record({ state: Type.Literal('not-started'), reason: text }),
    record({
      state: oneOf(['started', 'ended'] as const, 'Whether the review goes on.'),
      since: optional(Edtf),
      eventId: EventId,
      computed: optional(StatutoryClock),
      notComputed: optional(Type.String({ description: 'Why no clock is computed.' })),
    }),
  ],
  { description: 'Whether a review clock runs. In China only acceptance starts it, elsewhere receipt does.' },
);

const application = {
  applicationId: text,
  ...laneSummary,
  applicationKind: optional(text),
  applicationNumber: optional(text),
  indications: optional(Type.Array(text)),
  phase: optional(text),
  pathway: optional(text),
  announcedGoal: optional(record({ goalDate: Edtf, basis: optional(text), eventId: EventId })),
  clock: Clock,
};
export const Application = record(application, { description: 'One submission to one agency.' });

export const ApplicationRow = record({ productId: SubjectName, productName: text, ...application });

assertDescribed(
  true satisfies Describes<typeof Clock, ClockState>,
  true satisfies Describes<typeof Application, ApplicationState>,
  true satisfies Describes<typeof ApplicationRow, ApplicationItem>,
);

export const APPLICATION_SCHEMAS = {
  StatutoryClock,
  Clock,
  Application,
  ApplicationList: page('Applications that match.', ApplicationRow),
};
