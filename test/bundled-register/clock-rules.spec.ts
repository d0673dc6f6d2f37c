import { definitionOf } from '#events/catalogue.js';
import { dateBounds } from '#events/edtf.js';
import { clockRules, tally, type Line } from './files.js';

const rule = (id: string): Line => clockRules.find(({ data }) => data.ruleId === id)!;
const computable = clockRules.filter(({ data }) => data.terms);

test('33 rules, by jurisdiction', () => {
  expect(tally(clockRules.map(({ data }): string => data.jurisdiction))).toEqual({
    CN: 14,
    US: 12,
    EU: 3,
    JP: 3,
    TW: 1,
  });
});

test('each is named for its rule, is enacted for a period, and says whether it was checked', () => {
  for (const { referenceId, type, effectiveOn, data } of clockRules) {
    expect(type).toBe('ReviewClockEnacted');
    expect(referenceId).toBe((data.ruleId as string).toLowerCase());
    expect(effectiveOn).toMatch(/^[^/]+\/[^/]+$/);
    expect(data.verified).toMatch(/\S/);
  }
});

test.each([
  ['CN-IND-2018', '2018-07-27/2019-11-30'],
  ['CN-IND-2019', '2019-12-01/..'],
  ['CN-30P', '2024-07-31/2025-09-11'],
  ['CN-30', '2025-09-12/..'],
  ['CN-SUPP-P', '2024/..'],
  ['CN-BTD', '2020-07-08/..'],
  ['US-RMAT', '2016-12-13/..'],
  ['US-IND', '../..'],
])('%s applies in %s', (id, period) => expect(rule(id).effectiveOn).toBe(period));

test.each([
  ['CN-IND-2019', 60, 'working-days', 'ApplicationAccepted', 'deemed-approved'],
  ['CN-30P', 30, 'working-days', 'ApplicationAccepted', 'deemed-approved'],
  ['CN-30', 30, 'working-days', 'ApplicationAccepted', 'deemed-approved'],
  ['CN-NDA', 200, 'working-days', 'ApplicationAccepted', 'overdue'],
  ['CN-NDA-P', 130, 'working-days', 'ApplicationAccepted', 'overdue'],
  ['CN-NDA-R', 70, 'working-days', 'ApplicationAccepted', 'overdue'],
  ['US-IND', 30, 'calendar-days', 'ApplicationReceived', 'deemed-approved'],
  ['US-STD', 12, 'months', 'ApplicationReceived', 'overdue'],
  ['US-PRI', 8, 'months', 'ApplicationReceived', 'overdue'],
  ['US-CL1', 2, 'months', 'ApplicationResubmitted', 'overdue'],
  ['US-CL2', 6, 'months', 'ApplicationResubmitted', 'overdue'],
  ['EU-STD', 210, 'active-days', 'ApplicationAccepted', 'overdue'],
  ['EU-ACC', 150, 'active-days', 'ApplicationAccepted', 'overdue'],
  ['JP-STD', 12, 'months', 'ApplicationSubmitted', undefined],
  ['JP-PRI', 9, 'months', 'ApplicationSubmitted', undefined],
  ['JP-SAK', 6, 'months', 'ApplicationSubmitted', undefined],
])('%s: %i %s from %s', (id, length, unit, start, onSilence) => {
  const { terms } = rule(id).data;
  expect([terms.length, terms.unit, terms.startsWith, terms.onSilence]).toEqual([
    length,
    unit,
    [start],
    onSilence,
  ]);
});

test('16 rules can be computed; the others stand as text', () => expect(computable).toHaveLength(16));

test('terms name events of the language', () => {
  for (const { data } of computable)
    for (const type of [...data.terms.startsWith, ...data.terms.endsWith])
      expect([type, definitionOf(type)?.type]).toEqual([type, type]);
});

test('no two computable rules apply to one application', () => {
  const share = (a?: readonly string[], b?: readonly string[]) =>
    !a || !b || a.some((item) => b.includes(item));
  const overlaps = computable.flatMap((a, index) =>
    computable.slice(index + 1).flatMap((b) => {
      const [x, y] = [a.data.terms, b.data.terms];
      const [p, q] = [dateBounds(a.effectiveOn!), dateBounds(b.effectiveOn!)];
      const same =
        a.data.agency === b.data.agency &&
        share(x.applicationKinds, y.applicationKinds) &&
        share(x.pathways, y.pathways) &&
        share(x.startsWith, y.startsWith) &&
        (!x.resubmissionClass || !y.resubmissionClass || x.resubmissionClass === y.resubmissionClass) &&
        p.earliest <= q.latest &&
        q.earliest <= p.latest;
      return same ? [`${a.data.ruleId} ${b.data.ruleId}`] : [];
    }),
  );
  expect(overlaps).toEqual([]);
});
