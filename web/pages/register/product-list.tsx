import { memo, useDeferredValue, useMemo } from 'react';
import type { Answer } from '../../api/client.js';
import type { Change, Diff } from '../../dates/use-changes.js';
import { useLanguage, useMessages } from '../../i18n/language.js';
import { shownNumber } from '../../i18n/numbers.js';
import { Paging } from '../../parts/paging.js';
import { clearFilters } from './filters.js';
import { REGISTER_MESSAGES } from './messages/index.js';
import { ProductRow } from './product-row.js';

const NONE: readonly Change[] = [];
/** Rows that a window shows without being scrolled, about. They are drawn first; those below stand still meanwhile. */
const FIRST = 8;

interface ProductListProps {
  readonly answer: Answer<'/api/v1/products'>;
  /** What has changed since, where it is shown. */
  readonly changes: Diff | undefined;
}

/** It is not drawn again for a key that is typed, before the answer to it. */
export const ProductList = memo(function ProductList({ answer, changes }: ProductListProps) {
  const t = useMessages(REGISTER_MESSAGES);
  const language = useLanguage();
  const { items, total, next } = answer;
  const before = useDeferredValue(items);
  const shown = before === items ? items : [...items.slice(0, FIRST), ...before.slice(FIRST, items.length)];
  const changed = useMemo(() => Map.groupBy(changes?.items ?? NONE, ({ productId }) => productId), [changes]);
  if (total === 0) return <NoProduct />;
  return (
    <>
      <p className="found" role="status">
        {total === 1 ? t.foundOne : t.found(shownNumber(total, language))}
      </p>
      <table className="products">
        <thead>
          <tr>
            <th scope="col">{t.product}</th>
            <th scope="col">{t.stage}</th>
            <th scope="col">{t.agencies}</th>
            <th scope="col">{t.designations}</th>
          </tr>
        </thead>
        <tbody>
          {shown.map((product, at) => (
            // By place: another answer fills the rows that are there.
            <ProductRow key={at} product={product} changes={changed.get(product.productId) ?? NONE} />
          ))}
        </tbody>
      </table>
      <Paging next={next} />
    </>
  );
});

function NoProduct() {
  const t = useMessages(REGISTER_MESSAGES);
  return (
    <div className="empty" role="status">
      <p>{t.none}</p>
      <p>{t.noneAdvice}</p>
      <button type="button" onClick={clearFilters}>
        {t.clear}
      </button>
    </div>
  );
}
