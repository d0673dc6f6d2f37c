import type { EventType } from '#events/catalogue.js';
import type { Label } from './labels.js';

interface Kind {
  readonly kind: string;
  readonly label: Label;
  readonly types: readonly EventType[];
}

/**
 * What a weekly report tells, in the order of a review. Tacit and express permission are two kinds, and so are a
 * designation that is proposed and one that is granted.
 */
export const DIGEST_KINDS = [
  {
    kind: 'accepted',
    label: { en: 'Accepted', zh: '受理' },
    types: ['ApplicationAccepted', 'ApplicationFiled'],
  },
  {
    kind: 'tacitly-approved',
    label: { en: 'Tacitly approved', zh: '默示许可' },
    types: ['ClinicalTrialTacitlyApproved'],
  },
  {
    kind: 'expressly-approved',
    label: { en: 'Trial expressly approved', zh: '临床试验批准' },
    types: ['ClinicalTrialApproved'],
  },
  {
    kind: 'designation-proposed',
    label: { en: 'Designation proposed', zh: '拟纳入公示' },
    types: ['DesignationProposed'],
  },
  {
    kind: 'designated',
    label: { en: 'Designated', zh: '授予资格认定' },
    types: ['DesignationGranted'],
  },
  {
    kind: 'marketing-approved',
    label: { en: 'Approved for marketing', zh: '批准上市' },
    types: ['MarketingApproved', 'IndicationApproved'],
  },
] as const satisfies readonly Kind[];

export type DigestKindName = (typeof DIGEST_KINDS)[number]['kind'];
export const DIGEST_TYPES: readonly string[] = DIGEST_KINDS.flatMap(({ types }) => types);
