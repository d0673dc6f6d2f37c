import type { Answer } from '../../../api/client.js';
import { shownInstant } from '../../../dates/days.js';
import { useLanguage, useMessages } from '../../../i18n/language.js';
import { shownNumber } from '../../../i18n/numbers.js';
import { Link } from '../../../routing/link.js';
import { useAddress } from '../../../routing/address.js';
import { AUDIT_MESSAGES } from '../messages/index.js';
import { FILTERS } from './filters.js';

type Item = Answer<'/api/v1/events'>['items'][number];

/** One event; its name opens it. */
export function EventRow({ event }: { readonly event: Item }) {
  const t = useMessages(AUDIT_MESSAGES);
  const language = useLanguage();
  const { query } = useAddress();
  const { eventId, label, effectiveOn, certainty, productId, referenceId, recorded, position } = event;
  const kept = Object.fromEntries([...FILTERS, 'cursor'].map((name) => [name, query.get(name) ?? undefined]));
  return (
    <tr>
      <td className="day">
        {effectiveOn}
        {certainty === 'possible' && <span className="soft"> {t.possible}</span>}
      </td>
      <th scope="row">
        <Link to="/audit" query={{ ...kept, event: eventId }}>
          {label[language]}
        </Link>
      </th>
      <td>
        {productId === undefined ? (
          referenceId
        ) : (
          <Link to={`/products/${encodeURIComponent(productId)}`}>{productId}</Link>
        )}
      </td>
      <td>
        {shownInstant(recorded.at)} <span className="soft">{t.by(recorded.by)}</span>
      </td>
      <td className="number">{shownNumber(position, language)}</td>
    </tr>
  );
}
