import { memo } from 'react';
import type { Schemas } from '../../api/client.js';
import type { Change } from '../../dates/use-changes.js';
import { useLanguage, useMessages } from '../../i18n/language.js';
import { MARKS } from '../../i18n/marks.js';
import { nameIn } from '../../i18n/names.js';
import { shownNumber } from '../../i18n/numbers.js';
import { called, useVocabulary } from '../../i18n/vocabulary/index.js';
import { ChangeCounts } from '../../parts/change-counts.js';
import { StageBar } from '../../parts/stage-bar.js';
import { Link } from '../../routing/link.js';
import { REGISTER_MESSAGES } from './messages/index.js';

interface ProductRowProps {
  readonly product: Schemas['ProductSummary'];
  readonly changes: readonly Change[];
}

/** Names shown in a row; the search finds by all. */
const NAMES = 4;

/** It is not drawn again while its product stays the same, as at a keystroke before the answer. */
export const ProductRow = memo(function ProductRow({ product, changes }: ProductRowProps) {
  const t = useMessages(REGISTER_MESSAGES);
  const language = useLanguage();
  const { designations, therapyGroups } = useVocabulary();
  const { productId, name, names, sponsor, therapyGroup, findings, overdue } = product;
  const shown = nameIn(language, name, names);
  const others = names.filter((each) => each !== shown);
  const count = (n: number) => shownNumber(n, language);
  return (
    <tr>
      <th scope="row">
        <Link to={`/products/${encodeURIComponent(productId)}`} className="product-name">
          {shown}
        </Link>
        {others.length > 0 && (
          <span className="product-others">
            {others.slice(0, NAMES).join(' · ')}
            {others.length > NAMES && ` ${t.more(count(others.length - NAMES))}`}
          </span>
        )}
        <span className="product-about">
          {[sponsor, therapyGroup && called(therapyGroups, therapyGroup)].filter(Boolean).join(' — ')}
        </span>
      </th>
      <td>
        <StageBar stage={product.stage} possibleStage={product.possibleStage} />
        {overdue > 0 && (
          <span className="product-overdue" title={t.overdueHint}>
            {t.overdue(count(overdue))}
          </span>
        )}
        {findings > 0 && <span className="product-findings">{t.findings(count(findings))}</span>}
        <ChangeCounts changes={changes} />
      </td>
      <td>{product.agencies.join(' ')}</td>
      <td>{product.designations.map((each) => called(designations, each)).join(MARKS[language].list)}</td>
    </tr>
  );
});
