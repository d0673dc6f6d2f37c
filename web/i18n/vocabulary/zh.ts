import type { Vocabulary } from './en.js';

export const zh: Vocabulary = {
  stages: {
    registered: '已登记',
    'investigator-initiated-trial': '研究者发起的临床研究',
    'trial-application-filed': '临床试验申请已申报',
    'trial-application-accepted': '临床试验申请已受理',
    'trial-permitted': '临床试验已获许可',
    'trial-started': '临床试验已启动',
    'marketing-application-filed': '上市申请已申报',
    'marketing-application-accepted': '上市申请已受理',
    'marketing-approved': '已批准上市',
  },
  therapyGroups: {
    'somatic-cell-therapy': '体细胞治疗',
    'stem-cell-therapy': '干细胞治疗',
    'oncolytic-microorganism': '溶瘤微生物',
    'gene-therapy': '基因治疗',
    'therapeutic-vaccine': '治疗性疫苗',
    none: '不属于五类',
  },
  designations: {
    'breakthrough-therapy': '突破性治疗',
    RMAT: '再生医学先进疗法',
    'fast-track': '快速通道',
    orphan: '孤儿药',
    'rare-pediatric-disease': '罕见儿科疾病',
    'priority-review': '优先审评',
    'conditional-approval-eligible': '可附条件批准',
    PRIME: 'PRIME 优先药物',
    SAKIGAKE: '先驱审查',
  },
};
