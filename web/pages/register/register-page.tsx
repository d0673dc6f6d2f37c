import { useAnswer } from '../../api/use-answer.js';
import { useDates } from '../../dates/dates.js';
import { useShowBasis } from '../../dates/shown-basis.js';
import { useChanges } from '../../dates/use-changes.js';
import { useMessages } from '../../i18n/language.js';
import { Answered } from '../../parts/answered.js';
import { useTitle } from '../../parts/use-title.js';
import { useAddress } from '../../routing/address.js';
import { Changes } from './changes.js';
import { asked as askedFor, useFilters } from './filters.js';
import { FiltersForm } from './filters-form.js';
import { REGISTER_MESSAGES } from './messages/index.js';
import { ProductList } from './product-list.js';
import './register.css';

/** About what a tall screen shows; each keystroke draws them anew. */
const LIMIT = 25;

/** Every product that matches, as far as it had come. */
export default function RegisterPage() {
  const t = useMessages(REGISTER_MESSAGES);
  useTitle(t.title);
  const dates = useDates();
  const filters = useFilters();
  const cursor = useAddress().query.get('cursor') ?? undefined;
  const question = { ...askedFor(filters), ...dates };
  const list = useAnswer('/api/v1/products', { query: { ...question, limit: LIMIT, cursor } });
  // Counting takes longer than finding: the list goes first, and is not kept waiting.
  const facets = useAnswer('/api/v1/product-facets', list.loading ? undefined : { query: question });
  const changes = useChanges();
  useShowBasis(list.answer?.basis);
  return (
    <>
      <h1>{t.title}</h1>
      <FiltersForm filters={filters} facets={facets.answer?.facets} />
      <Changes asked={changes} />
      <Answered asked={list} rows={12}>
        {(answer) => <ProductList answer={answer} changes={changes?.answer} />}
      </Answered>
    </>
  );
}
