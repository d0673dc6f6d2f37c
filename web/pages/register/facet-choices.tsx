import { memo } from 'react';
import { STAGES } from '#projections/product/stage.js';
import type { Answer } from '../../api/client.js';
import { useLanguage, useMessages } from '../../i18n/language.js';
import { MARKS } from '../../i18n/marks.js';
import { shownNumber } from '../../i18n/numbers.js';
import { called, useVocabulary } from '../../i18n/vocabulary/index.js';
import { Choice } from '../../parts/choice.js';
import { TextField } from '../../parts/text-field.js';
import { setFilters, type Filters } from './filters.js';
import { REGISTER_MESSAGES } from './messages/index.js';

export type Facets = Answer<'/api/v1/product-facets'>['facets'];

interface FacetChoicesProps extends Omit<Filters, 'search'> {
  readonly facets: Facets | undefined;
}

/** What narrows the list besides the search. Its many options are not drawn again at each key that is typed there. */
export const FacetChoices = memo(function FacetChoices({ facets, ...filters }: FacetChoicesProps) {
  const t = useMessages(REGISTER_MESSAGES);
  const language = useLanguage();
  const { aside } = MARKS[language];
  const words = useVocabulary();
  const options = (
    facet: 'agency' | 'stage' | 'therapyGroup' | 'designation',
    names: Record<string, string>,
  ) =>
    (facets?.[facet] ?? []).map(
      ({ value, count }) => [value, called(names, value) + aside(shownNumber(count, language))] as const,
    );
  const inOrder = [...options('stage', words.stages)].sort(
    ([a], [b]) => STAGES.findIndex((stage) => stage === a) - STAGES.findIndex((stage) => stage === b),
  );
  return (
    <>
      <Choice
        label={t.agency}
        any={t.any}
        value={filters.agency}
        options={options('agency', {})}
        onChoose={(agency) => setFilters({ agency })}
      />
      <Choice
        label={t.stage}
        any={t.any}
        value={filters.stage}
        name={filters.stage && called(words.stages, filters.stage)}
        options={inOrder}
        onChoose={(stage) => setFilters({ stage })}
      />
      <Choice
        label={t.therapyGroup}
        any={t.any}
        value={filters.therapyGroup}
        name={filters.therapyGroup && called(words.therapyGroups, filters.therapyGroup)}
        options={options('therapyGroup', words.therapyGroups)}
        onChoose={(therapyGroup) => setFilters({ therapyGroup })}
      />
      <Choice
        label={t.designation}
        any={t.any}
        value={filters.designation}
        name={filters.designation && called(words.designations, filters.designation)}
        options={options('designation', words.designations)}
        onChoose={(designation) => setFilters({ designation })}
      />
      <TextField
        label={t.sponsor}
        value={filters.sponsor ?? ''}
        suggestions={facets?.sponsor.map(({ value }) => value)}
        onWrite={(sponsor) => setFilters({ sponsor }, true)}
      />
    </>
  );
});
