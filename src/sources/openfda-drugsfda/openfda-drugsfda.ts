import { dateOf } from '../reading/dates.js';
import { readJson } from '../reading/json-file.js';
import { FileFaultError } from '../../importing/index.js';
import type { Source } from '../source.js';
import { contentOf } from './facts.js';
import type { Answer } from './answer.js';

/** openFDA's `drugsfda`: JSON, a page of the API or a downloaded file. */
export const OPENFDA_DRUGSFDA: Source = {
  id: 'openfda-drugsfda',
  title: 'openFDA, Drugs@FDA',
  publisher: 'FDA',
  async read(file) {
    if (file.format !== 'json') throw new FileFaultError(1, 'must be JSON, as openFDA gives it');
    const { meta, results } = (await readJson(file)) as Answer;
    if (!Array.isArray(results)) throw new FileFaultError(1, 'must hold a list', 'results');
    const publishedOn = dateOf(meta?.last_updated ?? '', 'MDY');
    const { total } = meta?.results ?? {};
    return {
      count: results.length,
      ...(publishedOn !== undefined && { publishedOn }),
      partial: total !== undefined && total > results.length,
      content: (date) => contentOf(results, date),
    };
  },
};
