import { merged, registered, step } from '../log.fixture.js';
import { accepted, applications, folded, stageOf } from './register.fixture.js';

describe('the applications of the register', () => {
  it('are by agency, kind and status, as last said in the order of the world', () => {
    const register = folded(
      registered(),
      step('ApplicationWithdrawn', '2025-01-01'),
      accepted,
      step('ApplicationAccepted', '2024-05', { applicationId: 'b', applicationKind: 'BLA', agency: 'FDA' }),
    );
    expect(applications(register)).toEqual(['p a', 'p b']);
    expect(applications(register, { status: 'withdrawn' })).toEqual(['p a']);
    expect(applications(register, { agency: 'FDA' })).toEqual(['p b']);
    expect(applications(register, { applicationKind: 'IND' })).toEqual(['p a']);
    expect(applications(register, { applicationKind: 'NDA' })).toEqual([]);
    expect(applications(register, { productId: 'q' })).toEqual([]);
  });

  it('that went with a merge are those of the product that goes on, one for each name', () => {
    const register = folded(
      ...[registered('p'), registered('q'), registered('r')],
      { ...accepted, productId: 'p' },
      { ...step('ApplicationWithdrawn', '2025-01-01'), productId: 'q' },
      merged('p', 'r'),
      merged('q', 'r'),
    );
    expect(applications(register)).toEqual(['r a']);
    expect(applications(register, { applicationKind: 'IND', status: 'withdrawn' })).toEqual(['r a']);
    expect(applications(register, {}, 6)).toEqual(['q a', 'r a']);
    expect(stageOf(register, 'r')).toBe('registered');
    expect(stageOf(register, 'r', 6)).toBe('trial-application-accepted');
  });
});
