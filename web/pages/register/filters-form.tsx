import { useMessages } from '../../i18n/language.js';
import { TextField } from '../../parts/text-field.js';
import { FacetChoices, type Facets } from './facet-choices.js';
import { setFilters, type Filters } from './filters.js';
import { REGISTER_MESSAGES } from './messages/index.js';

interface FiltersFormProps {
  readonly filters: Filters;
  /** What there is to choose from, and how many products each choice would leave; absent until it is counted. */
  readonly facets: Facets | undefined;
}

export function FiltersForm({ filters: { search, ...chosen }, facets }: FiltersFormProps) {
  const t = useMessages(REGISTER_MESSAGES);
  return (
    <search className="filters no-print">
      <TextField
        label={t.search}
        hint={t.searchHint}
        type="search"
        value={search ?? ''}
        onWrite={(written) => setFilters({ search: written }, true)}
      />
      <FacetChoices {...chosen} facets={facets} />
    </search>
  );
}
