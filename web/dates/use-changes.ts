import type { Answer, Schemas } from '../api/client.js';
import { useAnswer, type Asked } from '../api/use-answer.js';
import { useChangesShown, useDates } from './dates.js';

export type Diff = Answer<'/api/v1/diff'>;
export type Change = Schemas['Change'];

/** As many changes as one question may answer. */
const LIMIT = 500;

/**
 * What differs between the dates of the page and now. The one question that asks for later knowledge; it is asked only
 * while the reader has it shown.
 * @returns undefined while that is off
 */
export function useChanges(productId?: string): Asked<Diff> | undefined {
  const shown = useChangesShown();
  const { effectiveAt, knownAt } = useDates();
  const asked = useAnswer(
    '/api/v1/diff',
    shown
      ? { query: { fromEffectiveAt: effectiveAt, fromKnownAt: knownAt, productId, limit: LIMIT } }
      : undefined,
  );
  return shown ? asked : undefined;
}

/** What a change is to a reader. */
export type Kind = 'added' | 'corrected' | 'retracted' | 'effective';

const KINDS: Readonly<Record<Change['kind'], Kind>> = {
  recorded: 'added',
  restored: 'added',
  corrected: 'corrected',
  retracted: 'retracted',
  unknown: 'retracted',
  effective: 'effective',
  'not-effective': 'corrected',
};

export const kindOf = ({ kind }: Change): Kind => KINDS[kind];
