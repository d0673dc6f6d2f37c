import type { Schemas } from '../../api/client.js';
import { useLanguage, useMessages } from '../../i18n/language.js';
import { shownNumber } from '../../i18n/numbers.js';
import { called, useVocabulary } from '../../i18n/vocabulary/index.js';
import { StageBar } from '../../parts/stage-bar.js';
import { Link } from '../../routing/link.js';
import { REGISTER_MESSAGES } from './messages/index.js';

export function ProductRow({ product }: { readonly product: Schemas['ProductSummary'] }) {
  const t = useMessages(REGISTER_MESSAGES);
  const language = useLanguage();
  const { designations, therapyGroups } = useVocabulary();
  const { productId, name, names, sponsor, therapyGroup, stage, possibleStage, findings } = product;
  const others = names.filter((each) => each !== name);
  return (
    <tr>
      <th scope="row">
        <Link to={`/products/${encodeURIComponent(productId)}`} className="product-name">
          {name}
        </Link>
        {others.length > 0 && <span className="product-others">{others.slice(0, 4).join(' · ')}</span>}
        <span className="product-about">
          {[sponsor, therapyGroup && called(therapyGroups, therapyGroup)].filter(Boolean).join(' — ')}
        </span>
      </th>
      <td>
        <StageBar stage={stage} possibleStage={possibleStage} />
        {findings > 0 && (
          <span className="product-findings">{t.findings(shownNumber(findings, language))}</span>
        )}
      </td>
      <td>{product.agencies.join(' ')}</td>
      <td>{product.designations.map((each) => called(designations, each)).join(', ')}</td>
    </tr>
  );
}
