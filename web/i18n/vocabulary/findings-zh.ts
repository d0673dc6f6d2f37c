/** What each finding says, by its code. One without stands in the words of the API. */
export const FINDINGS_ZH: Readonly<Record<string, string>> = {
  'acceptance-not-recorded': '有许可或批准的记录，而此前的受理没有记录。',
  'acceptance-number-unusual': '受理号的写法不常见。',
  'agency-unknown': '监管机构不在已知之列。',
  'announced-before-effective': '公布日早于生效日。',
  'application-not-recorded': '批准未指明其申请，故无法计算审评时间。',
  'approval-not-recorded': '有关于某项批准的记录，而批准本身没有记录。',
  'condition-not-recorded': '有条件已履行的记录，而条件本身没有记录。',
  'earlier-cycle-not-recorded': '有重新提交的记录，而上一轮如何结束没有记录。',
  'filing-not-recorded': '有受理的记录，而此前的申报没有记录。',
  'order-uncertain': '各日期不足以判断孰先孰后。',
  'tacit-and-express': '既有默示许可又有明示批准的记录。',
};
