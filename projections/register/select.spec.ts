import { epochDay } from '#events/edtf.js';
import { merged, registered, step } from '../log.fixture.js';
import { selectEvents } from './select.js';
import { END, NOW, accepted, events, folded } from './register.fixture.js';

describe('the events of a period', () => {
  const register = folded(
    registered('p'),
    registered('q'),
    step('ApplicationAccepted', '2025-10-22'),
    step('ClinicalTrialApproved', '2025-10'),
    {
      type: 'GuidelinePublished',
      referenceId: 'g',
      on: '2025-10-26',
      data: { agency: 'CDE', subject: 'CMC' },
    },
    { ...step('ApplicationAccepted', '2025-10-27'), productId: 'q' },
  );
  const week = { effectiveFrom: epochDay('2025-10-20'), effectiveTo: epochDay('2025-10-26') };

  it('are those that certainly or possibly lie in it, in the order of the world', () => {
    expect(selectEvents(register, week, NOW, END)).toEqual([
      { position: 3, certain: true },
      { position: 5, certain: true },
      { position: 4, certain: false },
    ]);
    expect(selectEvents(register, week, epochDay('2025-10-22'), END)).toEqual([
      { position: 3, certain: true },
      { position: 4, certain: false },
    ]);
  });

  it('are by type, agency and subject', () => {
    expect(events(register, { types: ['ApplicationAccepted'] })).toEqual([3, 6]);
    expect(events(register, { agency: 'CDE' })).toEqual([5]);
    expect(events(register, { agency: 'EMA' })).toEqual([]);
    expect(events(register, { stream: 'product-q' })).toEqual([2, 6]);
    expect(events(register, { stream: 'reference-g' })).toEqual([5]);
    expect(events(register, { stream: 'product-nobody' })).toEqual([]);
    expect(events(register, {}, NOW, 3)).toEqual([1, 2, 3]);
  });

  it('are by therapy group and sponsor of the product, as it is registered', () => {
    const data = { names: [{ text: 'R', kind: 'code' }], sponsor: 'Acme Bio', therapyGroup: 'gene-therapy' };
    const gone = folded(
      { type: 'ProductRegistered', productId: 'r', data },
      registered('q'),
      { ...accepted, productId: 'q' },
      merged('q', 'r', '2025-01-01'),
      { type: 'GuidelinePublished', referenceId: 'g', on: '2025', data: { agency: 'CDE', subject: 'CMC' } },
    );
    expect(events(gone, { therapyGroup: 'gene-therapy' }).sort()).toEqual([1, 2, 3, 4]);
    expect(events(gone, { therapyGroup: 'gene-therapy' }, epochDay('2024-12-31'))).toEqual([1]);
    expect(events(gone, { therapyGroup: 'stem-cell-therapy' })).toEqual([]);
    expect(events(gone, { sponsor: 'acme', types: ['ApplicationAccepted'] })).toEqual([3]);
    expect(events(gone, { sponsor: 'beacon' })).toEqual([]);
  });

  it('of a product are also those of the products that went into it', () => {
    const gone = folded(registered('p'), registered('q'), { ...accepted, productId: 'q' }, merged('q', 'p'));
    expect(events(gone, { stream: 'product-p' }).sort()).toEqual([1, 2, 3, 4]);
    expect(events(gone, { stream: 'product-p' }, NOW, 3)).toEqual([1]);
    expect(events(gone, { stream: 'product-q' }).sort()).toEqual([2, 3, 4]);
  });
});
