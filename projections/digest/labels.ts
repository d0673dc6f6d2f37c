import type { THERAPY_GROUPS } from '#events/identity.js';

export interface Label {
  readonly en: string;
  readonly zh: string;
}

const LABELS: Readonly<Record<(typeof THERAPY_GROUPS)[number], Label>> = {
  'somatic-cell-therapy': { en: 'Somatic cell therapy', zh: '体细胞治疗' },
  'stem-cell-therapy': { en: 'Stem cell therapy', zh: '干细胞治疗' },
  'oncolytic-microorganism': { en: 'Oncolytic microorganism', zh: '溶瘤微生物' },
  'gene-therapy': { en: 'Gene therapy', zh: '基因治疗' },
  'therapeutic-vaccine': { en: 'Therapeutic vaccine', zh: '治疗性疫苗' },
  none: { en: 'None of the five groups', zh: '不属于五类' },
};

/** Names of the therapy groups. */
export const CLASS_LABELS: Readonly<Record<string, Label>> = LABELS;

/** Where the registration states no group. */
export const NOT_STATED: Label = { en: 'No group stated', zh: '未注明分类' };
