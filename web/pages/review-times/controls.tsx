import { useState } from 'react';
import { MEASURES } from '#projections/review-time/measures.js';
import { useLanguage, useMessages } from '../../i18n/language.js';
import { AGENCY_NAMES, APPLICATION_KIND_NAMES, PATHWAYS } from '../../i18n/vocabulary/choices.js';
import { useVocabulary } from '../../i18n/vocabulary/index.js';
import { Choice } from '../../parts/choice.js';
import { TextField } from '../../parts/text-field.js';
import { REVIEW_TIMES_MESSAGES } from './messages/index.js';
import { ask, GROUPINGS, UNITS, type Narrowing, type Question } from './question.js';

/** What is measured, in which unit, by which groups, of which spans. */
export function Controls({ question }: { readonly question: Question }) {
  const t = useMessages(REVIEW_TIMES_MESSAGES);
  const language = useLanguage();
  const { measure, unit, groupBy, filters, countStartDay } = question;
  const [first, second] = groupBy;
  const [open, setOpen] = useState(Object.keys(filters).length > 0);
  const dimensions = Object.keys(GROUPINGS) as (keyof typeof GROUPINGS)[];
  const group = (...by: readonly (string | undefined)[]) =>
    ask({ groupBy: by.filter((each) => each !== undefined).join(',') });
  return (
    <search className="controls no-print">
      <div className="controls-row controls-question">
        <Choice
          label={t.measure}
          value={measure}
          options={MEASURES.map(({ name, label }) => [name, label[language]])}
          onChoose={(next) => ask({ measure: next })}
        />
        <Choice
          label={t.unit}
          value={unit}
          options={UNITS.map((each) => [each, t.units[each]])}
          onChoose={(next) => ask({ unit: next })}
        />
        <Choice
          label={t.groupBy}
          any={t.nothing}
          value={first}
          options={dimensions.map((each) => [each, t.dimensions[each]])}
          onChoose={(next) => group(next, next === second ? undefined : second)}
        />
        <Choice
          label={t.andBy}
          any={t.nothing}
          value={second}
          options={dimensions.filter((each) => each !== first).map((each) => [each, t.dimensions[each]])}
          onChoose={(next) => group(first, next)}
        />
      </div>
      <details
        className="controls-filters"
        open={open}
        onToggle={({ currentTarget }) => setOpen(currentTarget.open)}
      >
        <summary>{t.filters}</summary>
        <Filters filters={filters} />
        <label className="check">
          <input
            type="checkbox"
            checked={countStartDay}
            onChange={({ target }) => ask({ countStartDay: target.checked ? 'true' : undefined })}
          />
          {t.countStartDay}
        </label>
      </details>
    </search>
  );
}

function Filters({ filters }: { readonly filters: Question['filters'] }) {
  const t = useMessages(REVIEW_TIMES_MESSAGES);
  const { therapyGroups, designations } = useVocabulary();
  const choice = (name: Narrowing, label: string, options: readonly (readonly [string, string])[]) => (
    <Choice
      label={label}
      any={t.any}
      value={filters[name]}
      options={options}
      onChoose={(value) => ask({ [name]: value })}
    />
  );
  const text = (name: Narrowing, label: string, hint?: string) => (
    <TextField
      label={label}
      {...(hint !== undefined && { hint })}
      value={filters[name] ?? ''}
      onWrite={(value) => ask({ [name]: value?.trim() }, true)}
    />
  );
  const d = t.dimensions;
  return (
    <div className="controls-row">
      {choice('agency', d.agency, AGENCY_NAMES)}
      {choice('applicationKind', d['application-kind'], APPLICATION_KIND_NAMES)}
      {choice('therapyGroup', d['therapy-group'], Object.entries(therapyGroups))}
      {choice('designation', d.designation, [...Object.entries(designations), ['none', t.noDesignation]])}
      {choice(
        'pathway',
        d.pathway,
        PATHWAYS.map((each) => [each, each]),
      )}
      {text('modality', d.modality)}
      {text('sponsor', d.sponsor)}
      {text('startYear', d['start-year'], '2021')}
      {text('endYear', d['end-year'], '2024')}
      {text('startQuarter', d['start-quarter'], '2021-Q3')}
      {text('endQuarter', d['end-quarter'], '2024-Q1')}
    </div>
  );
}
