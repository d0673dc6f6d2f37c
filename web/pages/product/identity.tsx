import type { Answer } from '../../api/client.js';
import { useMessages } from '../../i18n/language.js';
import { MARKS } from '../../i18n/marks.js';
import { called, useVocabulary } from '../../i18n/vocabulary/index.js';
import { StageBar } from '../../parts/stage-bar.js';
import { Link } from '../../routing/link.js';
import { PRODUCT_MESSAGES } from './messages/index.js';

interface IdentityProps {
  readonly product: Answer<'/api/v1/products/{productId}'>;
  /** The name in the title, which is not said twice. */
  readonly name: string;
}

/** Who the product is, as far as it is known. */
export function Identity({ product, name }: IdentityProps) {
  const t = useMessages(PRODUCT_MESSAGES);
  const { list, aside } = useMessages(MARKS);
  const { nameKinds, therapyGroups } = useVocabulary();
  const { sponsor, modality, therapyGroup, subgroup, target, classifications = [] } = product;
  const others = product.names.filter(({ text }) => text !== name);
  const facts: readonly (readonly [string, string | undefined])[] = [
    [t.sponsor, sponsor],
    [t.modality, modality],
    [t.therapyGroup, therapyGroup && called(therapyGroups, therapyGroup)],
    [t.subgroup, subgroup],
    [t.target, target],
    [t.classifications, classifications.map(({ scheme, value }) => value + aside(scheme)).join(list)],
  ];
  const relatives: readonly (readonly [string, readonly string[]])[] = [
    [t.mergedFrom, product.mergedFrom ?? []],
    [t.mergedInto, product.mergedInto === undefined ? [] : [product.mergedInto]],
    [t.splitInto, product.splitInto ?? []],
  ];
  return (
    <>
      {others.length > 0 && (
        <ul className="product-names" aria-label={t.names}>
          {others.map(({ text, kind, lang, note, eventId }) => (
            <li key={`${eventId} ${text}`} title={note}>
              <span lang={lang}>{text}</span> <small>{called(nameKinds, kind)}</small>
            </li>
          ))}
        </ul>
      )}
      <dl className="product-facts">
        <div>
          <dt>{t.stage}</dt>
          <dd>
            <StageBar stage={product.stage} possibleStage={product.possibleStage} />
          </dd>
        </div>
        {facts.map(
          ([label, value]) =>
            value && (
              <div key={label}>
                <dt>{label}</dt>
                <dd>{value}</dd>
              </div>
            ),
        )}
        {relatives.map(
          ([label, ids]) =>
            ids.length > 0 && (
              <div key={label}>
                <dt>{label}</dt>
                <dd>
                  {ids.map((id) => (
                    <Link key={id} to={`/products/${encodeURIComponent(id)}`}>
                      {id}
                    </Link>
                  ))}
                </dd>
              </div>
            ),
        )}
      </dl>
    </>
  );
}
