import { foldName } from '../register/register.js';

/** Forms of companies and words that half of them bear: they tell no sponsor from another. */
const FORMS = new Set(
  (
    'inc incorporated corp corporation co company ltd limited llc lp llp plc gmbh ag kg kgaa sa spa srl sarl sas bv nv ' +
    'ab as oy aps kk pty eeig se the and of europe european europharm international intl global usa us uk ireland ' +
    'deutschland pharmaceuticals pharmaceutical pharma pharms biopharmaceuticals biopharma biotech biotechnology ' +
    'laboratories labs laboratory holdings holding group therapeutics medicines healthcare'
  ).split(' '),
);

/**
 * `same` where the names agree but for the forms of companies; `related` where they begin alike, as those of the
 * companies of one group do.
 */
export function compareSponsors(
  a: string | undefined,
  b: string | undefined,
): 'same' | 'related' | 'different' | 'unknown' {
  const [left, right] = [wordsOf(a), wordsOf(b)];
  if (left.length === 0 || right.length === 0) return 'unknown';
  if (left.join(' ') === right.join(' ')) return 'same';
  return left[0] === right[0] && left[0]!.length > 2 ? 'related' : 'different';
}

function wordsOf(name = ''): string[] {
  // S.p.A. and B.V. are one word each; a name that is all form is taken as it is.
  const words = foldName(name)
    .replace(/\b(\p{L})\.(?=\s?\p{L}\b)\s?/gu, '$1')
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean);
  const telling = words.filter((word) => !FORMS.has(word));
  return telling.length > 0 ? telling : words;
}
