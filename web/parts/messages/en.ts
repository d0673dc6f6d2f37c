export const en = {
  loading: 'Loading',
  next: 'Next',
  first: 'Back to the start',
  again: 'Try again',
  toNow: 'Go to today',
  unreachable: 'The service does not answer. See whether it runs, and try again.',
  notThere: 'It may not have been recorded yet at the dates of this page. Go to today, or check the address.',
  mend: 'Mend what is named, and try again.',
  mayNot: 'Whoever runs the service can give you access.',
  busy: 'Try again in a moment.',
  refused: 'Something in the address of this page is not valid. Correct what is named, or go to today.',
  broken: 'Something went wrong in the service; its log says what. Try again in a moment.',
  whole: 'The whole',
  contradicts: 'It contradicts',
  /** Before the service's own words. */
  verbatim: '',
  /** What a problem is called, by the last part of its type; one without stands under its title in the API. */
  problems: {} as Readonly<Record<string, string>>,
  perhaps: (stage: string) => `perhaps ${stage}`,
  added: (count: string) => `${count} added since`,
  corrected: (count: string) => `${count} corrected since`,
  retracted: (count: string) => `${count} taken back since`,
  effective: (count: string) => `${count} in force since`,
};
export type PartsMessages = typeof en;
