import { logOf, step, type Entry } from '../log.fixture.js';
import { milestoneView } from '../product/milestone-view.js';
import { digestOf, type DigestEntry } from './digest.js';

const entries = (
  ...given: (readonly [Entry, string | undefined, ('certain' | 'possible')?])[]
): DigestEntry[] =>
  logOf(...given.map(([entry]) => entry)).map((event, at) => {
    const [, therapyGroup, certainty = 'certain'] = given[at]!;
    const product = { productId: 'p', name: 'P', ...(therapyGroup !== undefined && { therapyGroup }) };
    return { ...milestoneView({ event, recorded: event, corrections: [], certainty }), product };
  });

const tacit = step('ClinicalTrialTacitlyApproved', '2025-10-22');

describe('a weekly digest', () => {
  it('tells every kind, also where nothing happened', () => {
    expect(
      digestOf([]).map(({ kind, certain, possible, classes }) => [kind, certain, possible, classes]),
    ).toEqual([
      ['accepted', 0, 0, []],
      ['tacitly-approved', 0, 0, []],
      ['expressly-approved', 0, 0, []],
      ['designation-proposed', 0, 0, []],
      ['designated', 0, 0, []],
      ['marketing-approved', 0, 0, []],
    ]);
  });

  it('tells by class, in the order of the classes, and what has none last', () => {
    const { classes } = digestOf(
      entries([tacit, undefined], [tacit, 'none'], [tacit, 'gene-therapy'], [tacit, 'stem-cell-therapy']),
    )[1]!;
    expect(classes.map(({ therapyGroup }) => therapyGroup)).toEqual([
      'stem-cell-therapy',
      'gene-therapy',
      'none',
      null,
    ]);
  });

  it('counts what may lie in the week apart, and tells it after what does', () => {
    const kind = digestOf(entries([tacit, 'none', 'possible'], [tacit, 'none']))[1]!;
    expect([kind.certain, kind.possible]).toEqual([1, 1]);
    expect(kind.classes[0]!.entries.map(({ certainty }) => certainty)).toEqual(['certain', 'possible']);
  });

  it('keeps tacit and express permission apart, and an acceptance by the FDA with the others', () => {
    const kinds = digestOf(
      entries(
        [tacit, 'none'],
        [step('ClinicalTrialApproved', '2025-10-22'), 'none'],
        [step('ApplicationFiled', '2025-10-22'), 'none'],
        [step('ApplicationAccepted', '2025-10-22'), 'none'],
        [step('ApplicationWithdrawn', '2025-10-22'), 'none'],
      ),
    );
    expect(kinds.map(({ certain }) => certain)).toEqual([2, 1, 1, 0, 0, 0]);
  });
});
