export const en = {
  loading: 'Loading',
  again: 'Try again',
  toNow: 'Go to today',
  unreachable: 'The service does not answer. See whether it runs, and try again.',
  notThere: 'It may not have been recorded yet at the dates of this page. Go to today, or check the address.',
  refused: 'Something in the address of this page is not valid. Correct what is named, or go to today.',
  broken: 'Something went wrong in the service; its log says what. Try again in a moment.',
  field: 'Field',
  value: 'Value',
  rule: 'Rule',
  stageOf: (stage: string) => `Stage: ${stage}`,
  perhaps: (stage: string) => `perhaps ${stage}`,
};
export type PartsMessages = typeof en;
