import type { LayoutMessages } from './en.js';

export const zh: LayoutMessages = {
  skip: '跳到正文',
  nav: '页面',
  register: '登记册',
  reviewTimes: '审评时限',
  week: '每周',
  deadlines: '到期',
  audit: '审计',
  record: '录入',
  language: '语言',
  theme: '主题',
  system: '跟随系统',
  light: '浅色',
  dark: '深色',
  api: 'API',
  tagline: '药品在监管机构的经历，可按任一日期查看。',
  noPage: '没有这个页面',
  noPageDetail: '该地址没有对应内容，可以从登记册开始。',
};
