import type { Stage } from '#projections/product/stage.js';
import type { Designation, TherapyGroup } from './words.js';

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

export const en = { stages, therapyGroups, designations };
export type Vocabulary = typeof en;
