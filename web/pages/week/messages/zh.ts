import type { WeekMessages } from './en.js';

export const zh: WeekMessages = {
  title: '每周',
  week: (name) => `${name} 周`,
  days: (from, to) => `周一 ${from} 至周日 ${to}`,
  incomplete: '在本页日期，这一周尚未结束。',
  before: '前一周',
  after: '后一周',
  weekField: '周',
  weekRule: '周写作 2025-W43。',
  agency: '监管机构',
  any: '不限',
  weeks: '各周',
  certain: (n) => n,
  possible: (n) => `另有 ${n} 项可能`,
  none: '无',
  nothing: '这一周没有记录。',
  nothingAdvice: '请换一周、不限机构，或移动日期。',
  perhaps: '可能在这一周',
  noGroup: '未注明分类',
  as: '其他格式',
  source: '来源',
};
