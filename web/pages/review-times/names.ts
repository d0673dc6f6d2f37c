import type { Dimension } from '#projections/review-time/grouping.js';
import { useMessages } from '../../i18n/language.js';
import { called, useVocabulary } from '../../i18n/vocabulary/index.js';
import { REVIEW_TIMES_MESSAGES } from './messages/index.js';

/** What a group is called: the names of its values, in the reader's language. */
export function useGroupName(): (
  values: readonly (string | null)[],
  groupBy: readonly Dimension[],
) => string {
  const t = useMessages(REVIEW_TIMES_MESSAGES);
  const { therapyGroups, designations } = useVocabulary();
  const nameOf = (value: string | null, dimension: Dimension | undefined) => {
    if (value === null) return t.notStated;
    if (dimension === 'therapy-group') return called(therapyGroups, value);
    if (dimension === 'designation') return value === 'none' ? t.noDesignation : called(designations, value);
    return value;
  };
  return (values, groupBy) =>
    values.length === 0 ? t.allSpans : values.map((value, at) => nameOf(value, groupBy[at])).join(' · ');
}
