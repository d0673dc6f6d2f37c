import type { PartsMessages } from './en.js';

export const zh: PartsMessages = {
  loading: '正在读取',
  next: '下一页',
  first: '回到开头',
  again: '重试',
  toNow: '回到今天',
  unreachable: '服务没有应答。请确认服务正在运行,然后重试。',
  notThere: '在本页的日期,它可能尚未被记录。请回到今天,或检查网址。',
  refused: '本页网址中有无效内容。请更正所列各项,或回到今天。',
  broken: '服务出错,详情见其日志。请稍后重试。',
  problems: {
    400: '请求无效',
    404: '未找到',
    409: '与已有记录冲突',
    413: '请求过大',
    422: '与已有记录矛盾',
    429: '请求过于频繁',
    500: '服务内部出错',
    503: '服务不可用',
  },
  perhaps: (stage) => `可能为${stage}`,
  added: (count) => `此后新增 ${count} 条`,
  corrected: (count) => `此后更正 ${count} 条`,
  retracted: (count) => `此后撤回 ${count} 条`,
  effective: (count) => `此后生效 ${count} 条`,
};
