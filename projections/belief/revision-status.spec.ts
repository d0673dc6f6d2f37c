import { corrected, logOf, registered, retracted, step, type Entry } from '../log.fixture.js';
import { aboutIn } from './belief.js';
import { revisionStatus } from './revision-status.js';

/** What became of each correction and retraction of one acceptance, which is event 2, in order. */
const statuses = (...entries: Entry[]): string[] => {
  const acceptance = step('ApplicationAccepted', '2024-04-01', { note: 'A note.' });
  const log = logOf(registered(), acceptance, ...entries);
  return log.slice(2).map((event) => revisionStatus(event, log[1]!, aboutIn(log)).status);
};

const dated = (on: string, more: object = {}) => corrected(2, { effectiveOn: on, ...more });

describe('a correction', () => {
  it('stands while what it says holds', () => {
    expect(statuses(dated('2024-04-02'))).toEqual(['standing']);
    expect(statuses(dated('2024-04-02'), corrected(2, { data: { note: null } }))).toEqual([
      'standing',
      'standing',
    ]);
  });

  it('is overtaken when everything it says was corrected again', () => {
    expect(statuses(dated('2024-04-02'), dated('2024-04-03'))).toEqual(['overtaken', 'standing']);
    expect(statuses(dated('2024-04-02', { announcedOn: '2024-05' }), dated('2024-04-03'))).toEqual([
      'standing',
      'standing',
    ]);
  });

  it('is overtaken when the correction of it says everything it said', () => {
    expect(statuses(dated('2024-04-02'), corrected(3, { effectiveOn: '2024-04-03' }))).toEqual([
      'overtaken',
      'standing',
    ]);
  });

  it('is retracted when it is taken back, and stands again when that is', () => {
    expect(statuses(dated('2024-04-02'), retracted(3))).toEqual(['retracted', 'standing']);
    expect(statuses(dated('2024-04-02'), retracted(3), retracted(4))).toEqual([
      'standing',
      'retracted',
      'standing',
    ]);
  });

  it('stands again when what overtook it is taken back', () => {
    expect(statuses(dated('2024-04-02'), dated('2024-04-03'), retracted(4))).toEqual([
      'standing',
      'retracted',
      'standing',
    ]);
  });
});

describe('a retraction', () => {
  it('stands while it takes something back, and is retracted when it is itself', () => {
    expect(statuses(retracted(2))).toEqual(['standing']);
    expect(statuses(retracted(2), retracted(3))).toEqual(['retracted', 'standing']);
    expect(statuses(retracted(2), retracted(3), retracted(4))).toEqual(['standing', 'retracted', 'standing']);
  });

  it('of a correction is overtaken when the same was corrected again since', () => {
    expect(statuses(dated('2024-04-02'), retracted(3), dated('2024-04-03'))).toEqual([
      'retracted',
      'overtaken',
      'standing',
    ]);
  });
});
