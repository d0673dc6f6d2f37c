import { STAGES } from '#projections/product/stage.js';
import { useMessages } from '../../i18n/language.js';
import { useVocabulary } from '../../i18n/vocabulary/index.js';
import { Choice } from '../../parts/choice.js';
import { TextField } from '../../parts/text-field.js';
import { setFilters, type Filters } from './filters.js';
import { REGISTER_MESSAGES } from './messages/index.js';

const AGENCIES = ['NMPA', 'FDA', 'EMA', 'PMDA', 'NHC'];

export function FiltersForm({ filters }: { readonly filters: Filters }) {
  const t = useMessages(REGISTER_MESSAGES);
  const { stages, therapyGroups } = useVocabulary();
  return (
    <search className="filters no-print">
      <TextField
        label={t.search}
        hint={t.searchHint}
        type="search"
        value={filters.search ?? ''}
        onWrite={(search) => setFilters({ search }, true)}
      />
      <Choice
        label={t.agency}
        any={t.any}
        value={filters.agency}
        options={AGENCIES.map((agency) => [agency, agency])}
        onChoose={(agency) => setFilters({ agency })}
      />
      <Choice
        label={t.stage}
        any={t.any}
        value={filters.stage}
        options={STAGES.map((stage) => [stage, stages[stage]])}
        onChoose={(stage) => setFilters({ stage })}
      />
      <Choice
        label={t.therapyGroup}
        any={t.any}
        value={filters.therapyGroup}
        options={Object.entries(therapyGroups)}
        onChoose={(therapyGroup) => setFilters({ therapyGroup })}
      />
      <TextField
        label={t.sponsor}
        value={filters.sponsor ?? ''}
        onWrite={(sponsor) => setFilters({ sponsor }, true)}
      />
    </search>
  );
}
