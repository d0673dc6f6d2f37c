import type { Stage, Status } from '#projections/product/stage.js';
import type { ClockStatus, ClockUnit, Designation, LaneKind, NameKind, TherapyGroup } from './words.js';

const stages: Record<Stage, string> = {
  registered: 'Registered',
  'investigator-initiated-trial': 'Investigator-initiated trial',
  'trial-application-filed': 'Trial application filed',
  'trial-application-accepted': 'Trial application accepted',
  'trial-permitted': 'Trial permitted',
  'trial-started': 'Trial started',
  'marketing-application-filed': 'Marketing application filed',
  'marketing-application-accepted': 'Marketing application accepted',
  'marketing-approved': 'Approved for marketing',
};

const therapyGroups: Record<TherapyGroup, string> = {
  'somatic-cell-therapy': 'Somatic cell therapy',
  'stem-cell-therapy': 'Stem cell therapy',
  'oncolytic-microorganism': 'Oncolytic microorganism',
  'gene-therapy': 'Gene therapy',
  'therapeutic-vaccine': 'Therapeutic vaccine',
  none: 'None of the five groups',
};

const designations: Record<Designation, string> = {
  'breakthrough-therapy': 'Breakthrough therapy',
  RMAT: 'RMAT',
  'fast-track': 'Fast track',
  orphan: 'Orphan',
  'rare-pediatric-disease': 'Rare pediatric disease',
  'priority-review': 'Priority review',
  'conditional-approval-eligible': 'Eligible for conditional approval',
  PRIME: 'PRIME',
  SAKIGAKE: 'SAKIGAKE',
};

const statuses: Record<Status, string> = {
  submitted: 'Submitted',
  received: 'Received',
  accepted: 'Accepted',
  'not-accepted': 'Not accepted',
  filed: 'Filed',
  'opinion-adopted': 'Opinion adopted',
  'complete-response': 'Complete response issued',
  resubmitted: 'Resubmitted',
  withdrawn: 'Withdrawn',
  terminated: 'Terminated',
  refused: 'Refused',
  'tacitly-approved': 'Tacitly approved',
  approved: 'Approved',
  'on-hold': 'On clinical hold',
  'hold-lifted': 'Hold lifted',
  registered: 'Registered',
  started: 'Started',
  completed: 'Completed',
  reported: 'Reported',
  requested: 'Requested',
  proposed: 'Proposed',
  granted: 'Granted',
  denied: 'Denied',
  rescinded: 'Rescinded',
  suspended: 'Suspended',
};

const lanes: Record<LaneKind, string> = {
  application: 'Application',
  approval: 'Approval',
  designation: 'Designation',
  trial: 'Trial',
};

const clocks: Record<ClockStatus, string> = {
  'not-started': 'not started',
  running: 'running',
  stopped: 'stopped',
  overdue: 'overdue',
  'deemed-approved': 'deemed approved, the time having passed in silence',
  'on-time': 'decided in time',
  late: 'decided late',
  withdrawn: 'withdrawn',
  undetermined: 'not determined by its dates',
};

const units: Record<ClockUnit, (length: string) => string> = {
  'working-days': (length) => `${length} working days`,
  'calendar-days': (length) => `${length} calendar days`,
  months: (length) => `${length} months`,
  'active-days': (length) => `${length} active days`,
};

const nameKinds: Record<NameKind, string> = {
  inn: 'INN',
  brand: 'brand',
  code: 'code',
  transliteration: 'transliteration',
  description: 'description',
  misspelling: 'misspelling',
};

export const en = { stages, therapyGroups, designations, statuses, lanes, clocks, units, nameKinds };
export type Vocabulary = typeof en;
