import { approval, corrected, merged, registered, retracted, step } from '../log.fixture.js';
import { folded, stageOf } from './register.fixture.js';

const trial = { applicationKind: 'IND' };
const submitted = step('ApplicationSubmitted', '2024-01-01', trial);
const accepted = step('ApplicationAccepted', '2024-02-01', trial);
const permitted = step('ClinicalTrialTacitlyApproved', '2024-04-01');
const withdrawn = step('ApplicationWithdrawn', '2024-05-01');

/** The stage of `p` after each event. */
const course = (...entries: Parameters<typeof folded>) => {
  const register = folded(...entries);
  return entries.map((_, n) => stageOf(register, 'p', n + 1));
};

describe('the stage of a product', () => {
  it('goes with its application, and back where that ends', () => {
    expect(course(registered('p'), submitted, accepted, permitted, withdrawn)).toEqual([
      'registered',
      'trial-application-filed',
      'trial-application-accepted',
      'trial-permitted',
      'registered',
    ]);
  });

  it('goes back and forth with its application', () => {
    const held = step('ClinicalHoldPlaced', '2024-05-01');
    const lifted = step('ClinicalHoldLifted', '2024-06-01');
    const ended = step('ApplicationTerminated', '2024-07-01');
    expect(course(registered('p'), accepted, permitted, held, lifted, ended).slice(2)).toEqual([
      'trial-permitted',
      'trial-application-accepted',
      'trial-permitted',
      'registered',
    ]);
  });

  it('is that of the last step in the world, in whatever order they were recorded', () => {
    expect(course(registered('p'), permitted, submitted, accepted)).toEqual([
      'registered',
      'trial-permitted',
      'trial-permitted',
      'trial-permitted',
    ]);
  });

  it('falls back where a step is taken back or moved, and what was known before stays', () => {
    expect(
      course(registered('p'), submitted, permitted, retracted(3), corrected(2, { effectiveOn: '2027' })),
    ).toEqual([
      'registered',
      'trial-application-filed',
      'trial-permitted',
      'trial-application-filed',
      'registered',
    ]);
  });

  it('depends on the kind of application, whenever that becomes known', () => {
    const filed = step('ApplicationFiled', '2024-01-15');
    expect(course(registered('p'), filed, accepted).slice(1)).toEqual([
      'marketing-application-accepted',
      'trial-application-accepted',
    ]);
  });

  describe('is not that of an application whose approval was withdrawn', () => {
    const [filed, taken] = ['ApplicationSubmitted', 'ApplicationAccepted'].map((type, n) =>
      step(type, `2024-0${n + 1}-01`, { applicationKind: 'BLA' }),
    );
    const approved = approval('MarketingApproved', '2024-06-01', { applicationId: 'a' });
    const ended = approval('ApprovalWithdrawn', '2024-09-01');

    it.each([
      ['recorded in order', [filed!, taken!, approved, ended]],
      ['recorded out of order', [taken!, filed!, approved, ended]],
      [
        'corrected afterwards',
        [filed!, taken!, approved, ended, corrected(2, { effectiveOn: '2024-01-02' })],
      ],
      ['a step taken back afterwards', [filed!, taken!, approved, ended, retracted(3)]],
    ])('%s', (_, entries) => {
      expect(course(registered('p'), ...entries).slice(3)).toEqual([
        'marketing-approved',
        ...entries.slice(3).map(() => 'registered'),
      ]);
    });

    it('nor of one that several approvals conclude, the first of them a mistake', () => {
      const second = approval('MarketingApproved', '2024-06-01', { applicationId: 'a', approvalId: 'w' });
      const ofSecond = approval('ApprovalWithdrawn', '2024-09-01', { approvalId: 'w' });
      expect(course(registered('p'), taken!, approved, second, ofSecond, retracted(3)).slice(3)).toEqual([
        'marketing-approved',
        'marketing-approved',
        'registered',
      ]);
    });
  });

  it('goes with what was merged into it', () => {
    expect(
      course(registered('p'), registered('q'), { ...permitted, productId: 'q' }, merged('q', 'p')),
    ).toEqual(['registered', 'registered', 'registered', 'trial-permitted']);
  });
});
