import { useMessages } from '../i18n/language.js';
import { patchQuery, useAddress } from '../routing/address.js';
import { DateField } from './date-field.js';
import { dayOfIso } from './days.js';
import { readKnown } from './known.js';
import { DATES_MESSAGES } from './messages/index.js';

/** The pair of dates that the page's own pair is compared with, in the address as the API names them. */
export function EarlierDates() {
  const t = useMessages(DATES_MESSAGES);
  const { query } = useAddress();
  const writeDay = (text: string) => {
    const valid = text === '' || dayOfIso(text) !== undefined;
    if (valid) patchQuery({ fromEffectiveAt: text || undefined, cursor: undefined });
    return valid;
  };
  const writeKnown = (text: string) => {
    const known = readKnown(text);
    if (known !== null) patchQuery({ fromKnownAt: known, cursor: undefined });
    return known !== null;
  };
  return (
    <>
      <DateField
        label={t.fromInForce}
        value={query.get('fromEffectiveAt') ?? ''}
        onWrite={writeDay}
        rule={t.notADay}
      />
      <DateField
        label={t.fromKnown}
        value={query.get('fromKnownAt') ?? ''}
        onWrite={writeKnown}
        rule={t.notKnown}
      />
    </>
  );
}
