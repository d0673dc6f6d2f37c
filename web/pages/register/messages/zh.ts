import type { RegisterMessages } from './en.js';

export const zh: RegisterMessages = {
  title: '登记册',
  search: '检索',
  searchHint: '任何名称、代号或写法,中英文皆可',
  agency: '监管机构',
  stage: '阶段',
  therapyGroup: '治疗类别',
  sponsor: '申办方',
  any: '不限',
  product: '产品',
  agencies: '监管机构',
  designations: '资格认定',
  found: (total) => `${total} 个产品`,
  foundOne: '1 个产品',
  none: '在这两个日期没有符合条件的产品。',
  noneAdvice: '请去掉一项筛选、缩短检索词,或移动日期。',
  clear: '清除全部筛选',
  next: '下一页',
  first: '回到开头',
  alsoCalled: '又名',
  findings: (count) => `${count} 项提示`,
};
