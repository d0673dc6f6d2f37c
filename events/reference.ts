import { Type } from '@sinclair/typebox';
import { APPLICATION_KINDS, PATHWAYS } from './application.js';
import { defineEvent } from './definition.js';
import { agency, edtfDate, key, listOf, oneOf, optional, record, text } from './fields.js';

/**
 * What stands around the products: guidelines, policies, statutory clocks, and claims. A claim (a reported
 * statistic, a forecast) is what somebody said: it enters no product's state and no computed statistic.
 */
const reference = { family: 'reference', subject: 'reference', dated: 'required', version: 1 } as const;
const note = optional(text(2000, 'What the source leaves open or contradicts.'));

export const GuidelinePublished = defineEvent({
  ...reference,
  type: 'GuidelinePublished',
  label: { en: 'Guideline published', zh: '发布指导原则' },
  data: record({
    agency: agency(),
    title: optional(text(500, 'Title, where the source prints it.')),
    subject: text(200, 'Subject.', { examples: ['CMC'] }),
    note,
  }),
});

const policy = {
  agency: agency(),
  title: text(500, 'Title or one-line description.'),
  number: optional(text(100, 'Number of the document.')),
  subject: optional(text(200, 'Subject.')),
  note,
};

export const PolicyIssued = defineEvent({
  ...reference,
  type: 'PolicyIssued',
  label: { en: 'Policy issued', zh: '政策发布' },
  data: record(policy),
});

export const PolicyConsultationOpened = defineEvent({
  ...reference,
  type: 'PolicyConsultationOpened',
  label: { en: 'Policy consultation opened', zh: '公开征求意见' },
  data: record({ ...policy, closesOn: optional(edtfDate('Last day for comments.')) }),
});

/** A clock that can be computed: which applications it runs for, from which event to which, and how long. */
export const ClockTerms = record({
  applicationKinds: listOf(oneOf(APPLICATION_KINDS, 'Kind of application.'), 9, 'Applications it runs for.'),
  pathways: optional(listOf(oneOf(PATHWAYS, 'Review pathway.'), 7, 'Pathways it runs on; all where absent.')),
  resubmissionClass: optional(oneOf(['1', '2'], 'Class of resubmission it runs for.')),
  startsWith: listOf(key('Type of event.', { examples: ['ApplicationAccepted'] }), 10, 'What starts it.'),
  endsWith: listOf(key('Type of event.'), 20, 'What ends it.'),
  length: Type.Integer({ minimum: 1, maximum: 1000, description: 'How many units.' }),
  unit: oneOf(['working-days', 'calendar-days', 'months', 'active-days'], 'Unit.'),
  onSilence: optional(
    oneOf(['deemed-approved', 'overdue'], 'What it means when the time passes without a decision.'),
  ),
});

/** A statutory review clock. `effectiveOn` is the period in which the rule applies, open-ended while it does. */
export const ReviewClockEnacted = defineEvent({
  ...reference,
  type: 'ReviewClockEnacted',
  label: { en: 'Review clock enacted', zh: '审评时限' },
  data: record({
    ruleId: key('Names the rule.', { examples: ['CN-IND-2019'] }),
    jurisdiction: text(20, 'Jurisdiction.', { examples: ['CN'] }),
    agency: agency(),
    applicationKind: text(200, 'Applications it applies to, as printed.'),
    clock: text(100, 'What it measures.', { examples: ['tacit approval'] }),
    length: text(60, 'How long, as printed.', { examples: ['60'] }),
    unit: text(100, 'Unit, as printed.', { examples: ['working days'] }),
    starts: optional(text(300, 'What starts it, as printed.')),
    ends: optional(text(300, 'What ends it, as printed.')),
    stops: optional(text(1000, 'What stops or extends it, as printed.')),
    terms: optional(ClockTerms),
    verified: optional(text(300, 'Whether the text was checked, and how far.')),
    note,
  }),
});

export const StatisticReported = defineEvent({
  ...reference,
  subject: 'either',
  type: 'StatisticReported',
  label: { en: 'Statistic reported', zh: '统计' },
  data: record({
    agency: optional(agency()),
    statement: text(2000, 'The figure, in the words of the source.'),
    metric: optional(text(200, 'What is counted.')),
    value: optional(Type.Number({ description: 'The figure, where it is one number.' })),
    window: optional(edtfDate('The period it covers.')),
    certainty: optional(oneOf(['reported', 'approximate', 'ambiguous'], 'How firm the source is.')),
    note,
  }),
});

export const ForecastStated = defineEvent({
  ...reference,
  subject: 'either',
  type: 'ForecastStated',
  label: { en: 'Forecast stated', zh: '预期' },
  data: record({
    agency: optional(agency()),
    statement: text(2000, 'The forecast, in the words of the source.'),
    expectedOn: optional(edtfDate('When it is expected.')),
    by: optional(text(300, 'Who says so.')),
    applicationId: optional(key('The application it is about.')),
    note,
  }),
});

export const REFERENCE = [
  GuidelinePublished,
  PolicyIssued,
  PolicyConsultationOpened,
  ReviewClockEnacted,
  StatisticReported,
  ForecastStated,
] as const;
