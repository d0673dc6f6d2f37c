/**
 * What is measured: an interval named for its ends. Where a lane holds several starts the first counts, and the
 * first success ends it. A refusal or a withdrawal ends it where no resubmission follows; a complete response does
 * not: the time of an application runs over all its cycles.
 */
export interface Measure {
  readonly name: string;
  readonly label: { readonly en: string; readonly zh: string };
  /** What has one span: an application, a designation, or a product at an agency. */
  readonly of: 'application' | 'designation' | 'product-at-agency';
  /** Kinds of application it is about; all where absent. */
  readonly kinds?: readonly string[];
  readonly starts: readonly string[];
  readonly ends: readonly string[];
  readonly refused: readonly string[];
  readonly withdrawn: readonly string[];
  /** Events that end the matter in a way the measure does not measure. */
  readonly otherwise: readonly string[];
  /** What it adds up instead of the whole interval: days on which the clock ran, or stood still. */
  readonly part?: 'agency' | 'applicant';
  /** The start counts at whatever agency it happened first. */
  readonly startsAnywhere?: boolean;
}

export const TRIAL_KINDS: readonly string[] = ['IND', 'CTA', 'supplementary-IND'];
export const MARKETING_KINDS: readonly string[] = ['NDA', 'BLA', 'MAA', 'sNDA', 'sBLA', 'variation'];

const ACCEPTANCE = ['ApplicationAccepted', 'ApplicationFiled'];
const PERMISSION = ['ClinicalTrialTacitlyApproved', 'ClinicalTrialApproved'];
const APPROVAL = ['MarketingApproved', 'IndicationApproved'];
const REFUSED = ['ApplicationRefused', 'ClinicalTrialRefused'];
const WITHDRAWN = ['ApplicationWithdrawn', 'ApplicationTerminated'];

const trial = { of: 'application', kinds: TRIAL_KINDS, refused: REFUSED, withdrawn: WITHDRAWN } as const;
const marketing = {
  of: 'application',
  kinds: MARKETING_KINDS,
  ends: APPROVAL,
  refused: REFUSED,
  withdrawn: WITHDRAWN,
  otherwise: [],
} as const;
const product = { of: 'product-at-agency', refused: [], withdrawn: [], otherwise: [] } as const;
const whole = {
  of: 'application',
  starts: [...ACCEPTANCE, 'ApplicationReceived'],
  ends: [...PERMISSION, ...APPROVAL],
  refused: REFUSED,
  withdrawn: WITHDRAWN,
  otherwise: [],
} as const;

/** The measures there are. */
export const MEASURES = [
  {
    name: 'filing-to-acceptance',
    label: { en: 'Filing to acceptance', zh: '申报至受理' },
    of: 'application',
    starts: ['ApplicationSubmitted'],
    ends: ACCEPTANCE,
    refused: ['ApplicationNotAccepted'],
    withdrawn: WITHDRAWN,
    otherwise: [],
  },
  {
    ...trial,
    name: 'acceptance-to-tacit-approval',
    label: { en: 'Acceptance to tacit approval', zh: '受理至默示许可' },
    starts: ACCEPTANCE,
    ends: ['ClinicalTrialTacitlyApproved'],
    otherwise: ['ClinicalTrialApproved'],
  },
  {
    ...trial,
    name: 'acceptance-to-express-decision',
    label: { en: 'Acceptance to express decision', zh: '受理至书面决定' },
    starts: ACCEPTANCE,
    ends: ['ClinicalTrialApproved'],
    otherwise: ['ClinicalTrialTacitlyApproved'],
  },
  {
    ...marketing,
    name: 'receipt-to-approval',
    label: { en: 'Receipt to approval', zh: '接收至批准' },
    starts: ['ApplicationReceived'],
  },
  {
    ...marketing,
    name: 'acceptance-to-marketing-approval',
    label: { en: 'Acceptance to marketing approval', zh: '受理至批准上市' },
    starts: ACCEPTANCE,
  },
  {
    name: 'designation-request-to-grant',
    label: { en: 'Designation request to grant', zh: '资格认定申请至授予' },
    of: 'designation',
    starts: ['DesignationRequested'],
    ends: ['DesignationGranted'],
    refused: ['DesignationDenied'],
    withdrawn: [],
    otherwise: [],
  },
  {
    ...product,
    name: 'first-trial-permission-to-first-approval',
    label: { en: 'First trial permission to first approval', zh: '首次临床试验许可至首次批准上市' },
    starts: PERMISSION,
    ends: APPROVAL,
  },
  {
    ...product,
    name: 'first-approval-anywhere-to-approval-here',
    label: { en: 'First approval anywhere to approval here (drug lag)', zh: '全球首次批准至本地批准' },
    starts: APPROVAL,
    ends: APPROVAL,
    startsAnywhere: true,
  },
  {
    ...whole,
    name: 'agency-time',
    label: { en: 'Agency time of reviews whose clock stopped', zh: '审评机构用时' },
    part: 'agency',
  },
  {
    ...whole,
    name: 'applicant-time',
    label: { en: 'Applicant time of reviews whose clock stopped', zh: '申请人用时' },
    part: 'applicant',
  },
] as const satisfies readonly Measure[];

export type MeasureName = (typeof MEASURES)[number]['name'];
export const MEASURE_NAMES: readonly MeasureName[] = MEASURES.map(({ name }) => name);

/** @throws RangeError for a name that is no measure */
export function measureOf(name: string): Measure {
  const measure = MEASURES.find((each) => each.name === name);
  if (!measure) throw new RangeError(`no measure is called "${name}"`);
  return measure;
}
