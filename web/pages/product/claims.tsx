import type { Schemas } from '../../api/client.js';
import { useLanguage, useMessages } from '../../i18n/language.js';
import { useShownDate } from '../../i18n/dates.js';
import { DataFields } from './detail/data-fields.js';
import { SourceLine } from './detail/provenance.js';
import { PRODUCT_MESSAGES } from './messages/index.js';

/** Forecasts and reported figures, apart from what happened. */
export function Claims({ claims }: { readonly claims: readonly Schemas['Milestone'][] }) {
  const t = useMessages(PRODUCT_MESSAGES);
  const language = useLanguage();
  const shownDate = useShownDate();
  if (claims.length === 0) return null;
  return (
    <section className="claims" aria-labelledby="claims">
      <h2 id="claims">{t.claims}</h2>
      <p className="hint">{t.claimsHint}</p>
      {claims.map(({ eventId, label, effectiveOn, data, source }) => (
        <dl key={eventId} className="product-facts">
          <div>
            <dt>{label[language]}</dt>
            <dd>{shownDate(effectiveOn)}</dd>
          </div>
          <DataFields data={data} />
          {source && (
            <div>
              <dt>{t.source}</dt>
              <dd>
                <SourceLine source={source} />
              </dd>
            </div>
          )}
        </dl>
      ))}
    </section>
  );
}
