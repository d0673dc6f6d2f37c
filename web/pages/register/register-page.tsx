import { useAnswer } from '../../api/use-answer.js';
import { useDates } from '../../dates/dates.js';
import { useShowBasis } from '../../dates/shown-basis.js';
import { useMessages } from '../../i18n/language.js';
import { Answered } from '../../parts/answered.js';
import { useTitle } from '../../parts/use-title.js';
import { useAddress } from '../../routing/address.js';
import { useFilters } from './filters.js';
import { FiltersForm } from './filters-form.js';
import { REGISTER_MESSAGES } from './messages/index.js';
import { ProductList } from './product-list.js';
import './register.css';

const LIMIT = 50;

/** Every product that matches, as far as it had come. */
export default function RegisterPage() {
  const t = useMessages(REGISTER_MESSAGES);
  useTitle(t.title);
  const dates = useDates();
  const filters = useFilters();
  const { query } = useAddress();
  const asked = useAnswer('/api/v1/products', {
    query: { ...trimmed(filters), ...dates, limit: LIMIT, cursor: query.get('cursor') ?? undefined },
  });
  useShowBasis(asked.answer?.basis);
  return (
    <>
      <h1>{t.title}</h1>
      <FiltersForm filters={filters} />
      <Answered asked={asked} rows={12}>
        {(answer) => <ProductList answer={answer} />}
      </Answered>
    </>
  );
}

const trimmed = (filters: object): object =>
  Object.fromEntries(
    Object.entries(filters).flatMap(([name, value]: [string, string]) =>
      value.trim() === '' ? [] : [[name, value.trim()]],
    ),
  );
