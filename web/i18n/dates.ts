import { useMessages } from './language.js';

const OPEN = '..';

interface DateWords {
  readonly by: (date: string) => string;
  readonly from: (date: string) => string;
  readonly unknown: string;
}

const WORDS: Readonly<Record<'en' | 'zh', DateWords>> = {
  en: { by: (date) => `by ${date}`, from: (date) => `${date} or later`, unknown: 'day unknown' },
  zh: { by: (date) => `不晚于 ${date}`, from: (date) => `${date} 或之后`, unknown: '日期不详' },
};

/** Says an EDTF date as precisely as it was recorded: `2024-06` stays a month, `../2024-01-18` is "by" that day. */
export function useShownDate(): (edtf: string | undefined) => string {
  const words = useMessages(WORDS);
  return (edtf) => {
    if (edtf === undefined) return '';
    const [first, last] = edtf.split('/');
    if (last === undefined) return quarter(edtf);
    if (first === OPEN) return last === OPEN ? words.unknown : words.by(quarter(last));
    return last === OPEN ? words.from(quarter(first!)) : `${quarter(first!)} – ${quarter(last)}`;
  };
}

/** EDTF writes quarters as 33 to 36. */
const quarter = (date: string): string => date.replace(/-3([3-6])$/, (_, n: string) => ` Q${Number(n) - 2}`);
