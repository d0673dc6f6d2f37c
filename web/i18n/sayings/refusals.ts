import type { Form } from './forms.js';

/** Why something is refused or not there, in a sentence. */
export const REFUSALS: readonly Form[] = [
  ['There is no /{address}.', '没有 /{address}。'],
  [
    'No product "{product}" is registered as of {day}, as known at position {position}.',
    '截至 {day}、按第 {position} 个事件时所知，没有登记产品“{product}”。',
  ],
  [
    'No event {event} was recorded by position {position}.',
    '到第 {position} 个事件为止，没有记录事件 {event}。',
  ],
  ['No event {event} is recorded.', '没有记录事件 {event}。'],
  ['No event {event} is recorded here', '此处没有记录事件 {event}。'],
  [
    'Event {event} stands at position {position}, after the first {size} events.',
    '事件 {event} 在第 {position} 位，在前 {size} 个事件之后。',
  ],
  ['No product "{product}" is registered; register it first', '产品“{product}”尚未登记；请先登记。'],
  ['There is no import "{id}"', '没有导入“{id}”。'],

  ['The product "{product}" is registered already', '产品“{product}”已经登记。'],
  ['No recorded event claims the name {name} for "{product}"', '没有记录为“{product}”主张名称 {name}。'],
  [
    '{type} is recorded already; correct that record if it is different',
    '同一事件已有记录；如有不同，请更正那条记录。',
  ],
  [
    '{type} is recorded already; correct that record if the date or a detail is different',
    '同一事件已有记录；日期或细节如有不同，请更正那条记录。',
  ],
  [
    'The product "{product}" was merged; record this on "{other}"',
    '产品“{product}”已并入；请记在“{other}”之下。',
  ],
  ['A product cannot be merged into or split from itself', '产品不能并入自身，也不能从自身拆出。'],
  ['The product "{product}" went into "{other}" itself', '产品“{product}”自身已并入“{other}”。'],
  [
    'The record is matched already; correct or retract that decision if it is wrong',
    '该记录已经匹配；如有误，请更正或撤销那次决定。',
  ],
  ['{type} of {date} would come before what must precede it', '其日期 {date} 早于必须在它之前的事件。'],
  ['{type} of {date} would come after what must follow it', '其日期 {date} 晚于必须在它之后的事件。'],
  ['{type} of {date} would come after the end', '其日期 {date} 晚于终结它的事件。'],
  [
    '{type} of {date} would end it before something that happened',
    '其日期 {date} 会使它早于已发生的事件而终结。',
  ],
  ['{type} cannot stand beside it', '二者不能并存。'],
  ['{field} {value} differs from {other}', '{value} 与已记录的 {other} 不同。'],
  [
    'A retraction has nothing to correct; retract it to take it back',
    '撤销没有可更正的内容；可将该撤销再撤销。',
  ],
  ['Event {event} is retracted; retract the retraction first', '事件 {event} 已被撤销；请先撤销那次撤销。'],
  ['It changes nothing: the record already says so', '没有任何改动：记录本来如此。'],
  [
    'The registration cannot be taken back while something is recorded about it',
    '产品尚有其他记录，不能撤销其登记。',
  ],
  [
    'The record kept changing under the request; nothing was recorded, try again',
    '该记录正被他人更改；未记录任何内容，请重试。',
  ],

  [
    'Send a token or an API key that is valid in the header Authorization: Bearer <token>.',
    '请在请求头中给出有效的令牌或 API 密钥。',
  ],
  ['It needs the role {role}.', '需要角色 {role}。'],
  ['More than {limit} requests of {whom} came within a minute.', '一分钟内的请求超过 {limit} 次。'],
  ['The service has logged what happened.', '服务已将详情记入日志。'],
  [
    'The read models are being built and are at position {position}',
    '读取模型正在建立，已到第 {position} 个事件。',
  ],
  ['A file is sent as text/csv or application/x-ndjson', '文件须以 text/csv 或 application/x-ndjson 发送。'],
  [
    'The file has {bytes} bytes; at most {limit} are taken (IMPORT_LIMIT)',
    '文件有 {bytes} 字节，最多 {limit} 字节（IMPORT_LIMIT）。',
  ],
  [
    'The file cannot be read at line {line}: {rule}. Nothing was recorded.',
    '文件在第 {line} 行无法读取。未记录任何内容。',
  ],
  [
    '{refused} of {rows} rows are refused; nothing was recorded.',
    '{rows} 行中有 {refused} 行被拒绝；未记录任何内容。',
  ],
];
