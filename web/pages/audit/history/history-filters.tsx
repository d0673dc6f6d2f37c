import { DateField } from '../../../dates/date-field.js';
import { dayOfIso } from '../../../dates/days.js';
import { useMessages } from '../../../i18n/language.js';
import { MARKS } from '../../../i18n/marks.js';
import { AGENCY_NAMES } from '../../../i18n/vocabulary/choices.js';
import { useVocabulary } from '../../../i18n/vocabulary/index.js';
import { Choice } from '../../../parts/choice.js';
import { useEventTypes } from '../../../parts/event-types.js';
import { TextField } from '../../../parts/text-field.js';
import { AUDIT_MESSAGES } from '../messages/index.js';
import { setFilter, type Filters } from './filters.js';

/** What the register records about itself: who took an export, and what became of its keys and of those to its API. */
const OWN = [
  'RegisterExported',
  'SigningKeyIntroduced',
  'SigningKeyRetired',
  'ApiKeyIssued',
  'ApiKeyRevoked',
];

export function HistoryFilters({ filters }: { readonly filters: Filters }) {
  const t = useMessages(AUDIT_MESSAGES);
  const { colon } = useMessages(MARKS);
  const { therapyGroups } = useVocabulary();
  const types = useEventTypes();
  const day = (name: 'effectiveFrom' | 'effectiveTo') => (
    <DateField
      label={t[name]}
      value={filters[name] ?? ''}
      rule={t.dayRule}
      onWrite={(text) => {
        if (text !== '' && dayOfIso(text) === undefined) return false;
        setFilter(name, text || undefined);
        return true;
      }}
    />
  );
  return (
    <search className="audit-filters stacked no-print">
      <Choice
        label={t.type}
        any={t.any}
        value={filters.type}
        options={[
          ...types.map(({ type, name }) => [type, name] as const),
          ...OWN.map((type) => [type, t.ownTypes + colon + type] as const),
        ]}
        onChoose={(value) => setFilter('type', value)}
      />
      <Choice
        label={t.agency}
        any={t.any}
        value={filters.agency}
        options={AGENCY_NAMES}
        onChoose={(value) => setFilter('agency', value)}
      />
      <Choice
        label={t.therapyGroup}
        any={t.any}
        value={filters.therapyGroup}
        options={Object.entries(therapyGroups)}
        onChoose={(value) => setFilter('therapyGroup', value)}
      />
      <TextField
        label={t.sponsor}
        value={filters.sponsor ?? ''}
        onWrite={(value) => setFilter('sponsor', value?.trim(), true)}
      />
      <TextField
        label={t.productId}
        hint="amimestrocel"
        value={filters.productId ?? ''}
        onWrite={(value) => setFilter('productId', value?.trim(), true)}
      />
      {day('effectiveFrom')}
      {day('effectiveTo')}
    </search>
  );
}
