import { Type, type TSchema } from '@sinclair/typebox';
import { Source } from '#events/envelope.js';
import { oneOf, optional, record } from '#events/fields.js';
import type {
  ApplicationState,
  ApprovalState,
  ClockState,
  DesignationState,
  ProductState,
  TrialState,
} from '#projections/product/state.js';
import { STAGES } from '#projections/product/stage.js';
import type { Timeline as TimelineView } from '#projections/product/timeline.js';
import type { ProductFacets as Facets } from '#projections/register/facets.js';
import type { ApplicationItem, Pinned, ProductSummary as Summary } from '../../asking/index.js';
import { answer, Day, Edtf, EventId, page, SubjectName } from './common.js';
import { assertDescribed, type Describes } from './describes.js';
import { FindingSchema, LANE_KINDS, LaneStatusSchema, Milestone } from './milestone.js';

const text = Type.String();
const texts = Type.Array(text);
const stage = oneOf(STAGES, 'How far it has come, by what is certain.');
const possibleStage = optional(
  oneOf(STAGES, 'How far it may have come, where an imprecise date leaves it open.'),
);

const lane = {
  agency: optional(Type.String({ description: 'Code of the agency.' })),
  jurisdiction: optional(Type.String({ description: 'ISO 3166-1 alpha-2, or EU.' })),
  status: optional(LaneStatusSchema),
  possibly: optional(LaneStatusSchema),
};

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
  ...lane,
  applicationKind: optional(text),
  applicationNumber: optional(text),
  indications: optional(texts),
  phase: optional(text),
  pathway: optional(text),
  announcedGoal: optional(record({ goalDate: Edtf, basis: optional(text), eventId: EventId })),
  clock: Clock,
};
export const Application = record(application, { description: 'One submission to one agency.' });

const Approval = record({
  approvalId: text,
  ...lane,
  approvalKind: optional(text),
  indication: optional(text),
  approvalNumber: optional(text),
  holder: optional(text),
  conditions: optional(
    Type.Array(
      record({
        conditionId: text,
        condition: optional(text),
        due: optional(Edtf),
        fulfilled: Type.Boolean(),
      }),
      { minItems: 1 },
    ),
  ),
});
const Designation = record({
  designationId: text,
  ...lane,
  kind: optional(text),
  indication: optional(text),
});
const Trial = record({ trialId: text, ...lane, phase: optional(text), indications: optional(texts) });

const described = {
  sponsor: optional(text),
  modality: optional(text),
  therapyGroup: optional(text),
  subgroup: optional(text),
  target: optional(text),
};

const identity = {
  productId: SubjectName,
  name: Type.String({ description: 'The name that is shown: the first it was registered under.' }),
  names: Type.Array(
    record({
      text,
      kind: text,
      lang: optional(text),
      note: optional(text),
      source: optional(Source),
      eventId: EventId,
    }),
    { minItems: 1 },
  ),
  ...described,
  classifications: optional(Type.Array(record({ scheme: text, value: text }))),
  mergedFrom: optional(texts),
  mergedInto: optional(text),
  splitInto: optional(texts),
};

const claims = Type.Array(Milestone, {
  description: 'Forecasts and reported figures. They change no state.',
});
const findings = Type.Array(FindingSchema);

const state = {
  ...identity,
  stage,
  possibleStage,
  applications: Type.Array(Application),
  approvals: Type.Array(Approval),
  designations: Type.Array(Designation),
  trials: Type.Array(Trial),
  claims,
  findings,
};

export const Product = answer('One product as of a day, as known then.', state);

export const Register = answer('Every product as of a day, as known then.', {
  items: Type.Array(record(state)),
});

export const Timeline = answer('A product’s dated milestones, in lanes by agency and application.', {
  productId: SubjectName,
  name: text,
  stage,
  possibleStage,
  identity: Type.Array(Milestone, { description: 'What says who the product is: registration and names.' }),
  lanes: Type.Array(
    record({
      kind: oneOf(LANE_KINDS, 'Kind of lane.'),
      id: text,
      ...lane,
      milestones: Type.Array(Milestone, { minItems: 1 }),
    }),
  ),
  claims,
  findings,
});

export const ProductSummary = record({
  productId: SubjectName,
  name: text,
  names: texts,
  ...described,
  stage,
  possibleStage,
  agencies: texts,
  applications: Type.Integer(),
  approvals: Type.Integer(),
  designations: Type.Array(text, { description: 'Kinds of its designations.' }),
  findings: Type.Integer(),
  overdue: Type.Integer({
    description:
      'How many of its applications have certainly passed their statutory deadline without a decision.',
  }),
});

const facet = (description: string) =>
  Type.Array(record({ value: text, count: Type.Integer({ minimum: 1 }) }), { description });

export const ProductFacets = answer('How many products there are by what they can be narrowed by.', {
  total: Type.Integer({ minimum: 0, description: 'How many match every filter.' }),
  facets: record({
    agency: facet('Codes of agencies.'),
    stage: facet('How far they have come.'),
    therapyGroup: facet('Therapy groups.'),
    sponsor: facet('Whole names of sponsors, the fifty most frequent.'),
    designation: facet('Kinds of designations, whatever became of them.'),
  }),
});

export const ApplicationRow = record({ productId: SubjectName, productName: text, ...application });

export const ProductList = page('Products that match.', ProductSummary);
export const ApplicationList = page('Applications that match.', ApplicationRow);

type Element<S extends TSchema & { items: TSchema }> = S['items'];
assertDescribed(
  true satisfies Describes<typeof Clock, ClockState>,
  true satisfies Describes<typeof Application, ApplicationState>,
  true satisfies Describes<Element<(typeof Product)['properties']['approvals']>, ApprovalState>,
  true satisfies Describes<Element<(typeof Product)['properties']['designations']>, DesignationState>,
  true satisfies Describes<Element<(typeof Product)['properties']['trials']>, TrialState>,
  true satisfies Describes<typeof Product, ProductState & Pinned>,
  true satisfies Describes<typeof Timeline, TimelineView & Pinned>,
  true satisfies Describes<typeof ProductSummary, Summary>,
  true satisfies Describes<typeof ProductFacets, Facets & Pinned>,
  true satisfies Describes<typeof ApplicationRow, ApplicationItem>,
);

export const PRODUCT_SCHEMAS = {
  StatutoryClock,
  Clock,
  Application,
  Approval,
  Designation,
  Trial,
  Product,
  Register,
  Timeline,
  ProductSummary,
  ProductFacets,
  ProductList,
  ApplicationList,
};
