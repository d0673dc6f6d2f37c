import type { DatesMessages } from './en.js';

export const zh: DatesMessages = {
  title: '本页的两个日期',
  inForce: '生效日',
  inForceSlider: '拖动生效日',
  today: '今天',
  known: '知悉日',
  knownSlider: '逐条事件拖动知悉时点',
  now: '现在',
  notADay: '日期写作 2025-01-02。',
  notKnown: '过去的日期（2025-01-02）、时刻，或 position:136。',
  events: (position, size) => `第 ${position} 条，共 ${size} 条事件`,
  changes: '显示此后的变化',
  past: '您正在查看过去：此后才知悉的内容不会被读取。',
  fromInForce: '此前：生效于',
  fromKnown: '此前：所知于',
  pin: '固定',
  pinHint: '把两个日期写入网址，使链接永远显示同一页面',
};
