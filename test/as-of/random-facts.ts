import type { LoggedEvent } from '#projections/belief/belief.js';
import type { Statement } from '../../src/recording/deciding/statement.js';

/** Particulars of random facts: few products, lanes, names and days, so that facts meet and contradict each other. */
export const PRODUCTS = ['alpha', 'beta', 'gamma', 'delta'] as const;
export const AGENCIES = ['NMPA', 'FDA'] as const;
export const NAMES = ['Alpha-1', 'alpha-1', 'ALPHA two', '注射液', 'Beta', 'Gamma 7'] as const;
export const SPONSORS = ['Acme Bio', 'Beacon', '中生'] as const;
export const THERAPY_GROUPS = ['gene-therapy', 'stem-cell-therapy'] as const;
export const REASON = { code: 'other', text: 'A source says so.' } as const;
const SOURCE = { title: 'A source' };

/** Days of three years, and every precision there is around them. */
export const DATES = [
  ...['2023-01-15', '2023-03-01', '2023-06-30', '2023-11-04', '2024-01-31', '2024-02-29', '2024-07-08'],
  ...['2024-10-01', '2025-01-02', '2025-05-20', '2025-10-20', '2025-12-31'],
  ...['2023-03', '2024-02', '2024-07', '2025-01', '2025-10', '2024-33', '2025-36', '2023', '2024', '2025'],
  ...['2025-10-20/2025-10-26', '2024-01/2024-03', '../2024-01-18', '../2023', '2025-06-01/..', '../..'],
] as const;

const pick = <T>(from: readonly T[], n: number): T => from[n % from.length]!;

const dated = (type: string, date: number, data: Statement['data']): Statement => ({
  type,
  effectiveOn: pick(DATES, date),
  ...(date % 5 === 0 && { announcedOn: pick(DATES, date + 1) }),
  source: SOURCE,
  data,
});

const undated = (type: string, date: number, data: Statement['data']): Statement => ({
  type,
  ...(date % 4 === 0 && { effectiveOn: pick(DATES, date) }),
  source: SOURCE,
  data,
});

export const registrationOf = (a: number, b: number, c: number): Statement =>
  undated('ProductRegistered', c % 3 === 0 ? c : 1, {
    names: [
      { text: pick(NAMES, a), kind: 'code' },
      ...(a % 2 === 0 ? [{ text: pick(NAMES, b), kind: 'brand', lang: 'zh' }] : []),
    ],
    ...(b % 3 !== 0 && { sponsor: pick(SPONSORS, b) }),
    ...(b % 4 !== 0 && { therapyGroup: pick(THERAPY_GROUPS, b) }),
    ...(c % 5 === 0 && { target: 'CD19' }),
  });

const KINDS = ['IND', 'NDA', 'BLA'] as const;

/** Two applications that more than one product may have, and one that is its own. */
function application(a: number): { data: Record<string, unknown>; kind: string } {
  const at = a % 3;
  return {
    data: { applicationId: `application ${at}`, agency: AGENCIES[at % 2]! },
    kind: pick(KINDS, at + (a % 17 === 0 ? 1 : 0)),
  };
}

const APPLICATION_STORY: readonly ((a: number, c: number, kind: string) => [string, object])[] = [
  (_, c, kind) => ['ApplicationSubmitted', { applicationKind: kind, ...indications(c) }],
  (_, c, kind) => ['ApplicationAccepted', { applicationKind: kind, applicationNumber: `N${c % 2}` }],
  (_, c, kind) => ['ApplicationReceived', { applicationKind: kind, ...indications(c) }],
  () => ['ApplicationFiled', {}],
  () => ['OpinionAdopted', { opinion: 'positive' }],
  () => ['CompleteResponseIssued', {}],
  (_, c) => ['ApplicationResubmitted', { ...indications(c), phase: `phase ${c % 3}` }],
  () => ['ApplicationWithdrawn', { reason: 'strategy' }],
  () => ['ApplicationRefused', {}],
  () => ['ApplicationNotAccepted', {}],
  () => ['ClinicalTrialTacitlyApproved', { basis: 'agency-listed' }],
  () => ['ClinicalTrialApproved', {}],
  (_, c) => ['ClinicalHoldPlaced', { extent: c % 2 === 0 ? 'full' : 'partial' }],
  () => ['ClinicalHoldLifted', {}],
  (_, c) => ['GoalDateSet', { goalDate: pick(DATES, c), ...(c % 2 === 0 && { basis: 'PDUFA' }) }],
  (_, c) => ['GoalDateChanged', { goalDate: pick(DATES, c) }],
  (_, c) => ['ReviewPathwayAssigned', { pathway: c % 2 === 0 ? 'standard' : 'priority' }],
  (_, c) => ['ReviewPathwaySwitched', { from: 'standard', to: c % 2 === 0 ? 'priority' : 'accelerated' }],
  () => ['ClockStopped', {}],
];

const indications = (c: number): object => (c % 2 === 0 ? { indications: [`indication ${c % 3}`] } : {});

const APPROVAL_STORY: readonly ((a: number, c: number) => [string, object])[] = [
  (a, c) => ['MarketingApproved', approved(a, c)],
  (a, c) => ['IndicationApproved', approved(a, c)],
  (_, c) => ['ConditionImposed', { conditionId: `condition ${c % 2}`, condition: 'More data.', due: '2026' }],
  (_, c) => ['ConditionFulfilled', { conditionId: `condition ${c % 2}` }],
  () => ['ApprovalConverted', { to: 'full' }],
  (_, c) => ['HolderTransferred', { to: pick(SPONSORS, c) }],
  () => ['ApprovalSuspended', {}],
  () => ['ApprovalRenewed', {}],
  () => ['ApprovalWithdrawn', {}],
];

const approved = (a: number, c: number): object => ({
  approvalKind: c % 2 === 0 ? 'conditional' : 'full',
  indication: `indication ${c % 3}`,
  ...(c % 3 !== 0 && { applicationId: `application ${a % 2}` }),
  ...(c % 4 === 0 && { holder: pick(SPONSORS, c) }),
});

const DESIGNATIONS = [
  'DesignationRequested',
  'DesignationProposed',
  'DesignationGranted',
  'DesignationDenied',
  'DesignationRescinded',
] as const;

const TRIALS = [
  'ClinicalTrialRegistered',
  'ClinicalTrialStarted',
  'ClinicalTrialCompleted',
  'InvestigatorInitiatedTrialReported',
] as const;

export const factOf = {
  merge: (into: string, b: number, c: number): Statement =>
    b % 9 === 0 ? undated('ProductSplit', c, { into: [into] }) : undated('ProductMerged', c, { into }),

  reference: (b: number, c: number): Statement =>
    b % 3 === 0
      ? dated('StatisticReported', c, { statement: 'Eight a week.', agency: pick(AGENCIES, b) })
      : dated('GuidelinePublished', c, { agency: pick(AGENCIES, b), subject: 'CMC' }),

  product(kind: number, a: number, b: number, c: number): Statement {
    if (kind < 12) {
      const name = pick(NAMES, b);
      return kind % 3 === 0
        ? undated('AliasRetracted', c, { name })
        : undated('AliasAsserted', c, {
            name: { text: name, kind: 'misspelling' },
            ...(c % 2 && { note: 'unsure' }),
          });
    }
    if (kind < 42) {
      const { data, kind: applied } = application(a);
      // The first steps of the story weigh more: without them little else can happen.
      const step = b % 3 === 0 ? b % 4 : b;
      const [type, particulars] = pick(APPLICATION_STORY, step)(a, c, applied);
      return dated(type, c, { ...data, ...particulars });
    }
    if (kind < 52) {
      const [type, particulars] = pick(APPROVAL_STORY, b % 2 === 0 ? 0 : b)(a, c);
      return dated(type, c, { approvalId: `approval ${a % 2}`, agency: AGENCIES[a % 2]!, ...particulars });
    }
    if (kind < 57) {
      return dated(pick(DESIGNATIONS, b), c, {
        designationId: `designation ${a % 2}`,
        agency: 'FDA',
        kind: a % 2 === 0 ? 'RMAT' : 'fast-track',
        ...(c % 2 === 0 && { indication: `indication ${c % 3}` }),
      });
    }
    if (kind < 59) return dated('ForecastStated', c, { statement: 'Soon.', applicationId: 'application 0' });
    return dated(pick(TRIALS, b), c, {
      trialId: `trial ${a % 2}`,
      ...(c % 2 === 0 && { phase: `phase ${c % 3}`, agency: 'FDA' }),
    });
  },
};

export interface RandomChange {
  readonly effectiveOn?: string;
  readonly announcedOn?: string;
  readonly productId?: string;
  readonly data?: Record<string, unknown>;
}

/** A change to a fact, or to the correction that is its target. */
export function changeOf(target: LoggedEvent, b: number, c: number, mayMove: boolean): RandomChange {
  if (b % 5 === 0 && mayMove) {
    const elsewhere = { productId: pick(PRODUCTS, c) };
    return c % 3 === 0 ? { ...elsewhere, effectiveOn: pick(DATES, c) } : elsewhere;
  }
  if (b % 5 < 3) return { effectiveOn: pick(DATES, c), ...(c % 4 === 0 && { announcedOn: pick(DATES, b) }) };
  return { data: fieldChange(target, b, c) };
}

function fieldChange({ data }: LoggedEvent, b: number, c: number): Record<string, unknown> {
  const removed = Object.keys(data).filter((field) => !field.endsWith('Id'));
  if (b % 4 === 0 && removed.length > 0) return { [pick(removed, c)]: null };
  if (data['names']) return { names: [{ text: pick(NAMES, c), kind: 'inn' }], sponsor: pick(SPONSORS, b) };
  if (typeof data['into'] === 'string') return { into: pick(PRODUCTS, c) };
  if (typeof data['name'] === 'string') return { name: pick(NAMES, c) };
  if (data['name']) return { name: { text: pick(NAMES, c), kind: 'inn' } };
  if (data['designationId']) return { designationId: `designation ${c % 2}`, indication: 'indication 9' };
  if (data['trialId']) return { trialId: `trial ${c % 2}`, phase: 'phase 9' };
  if (data['approvalId'])
    return c % 2 === 0 ? { approvalId: `approval ${c % 3}` } : { applicationId: `application ${c % 3}` };
  if (data['applicationKind'] && c % 3 === 0) return { applicationKind: pick(KINDS, c) };
  if (data['applicationId'])
    return c % 2 === 0 ? { applicationId: `application ${c % 3}` } : { phase: 'phase 9' };
  return { note: `note ${c % 2}` };
}
