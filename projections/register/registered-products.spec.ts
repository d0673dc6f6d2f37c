import { epochDay } from '#events/edtf.js';
import { corrected, merged, registered, retracted } from '../log.fixture.js';
import { END, NOW, folded } from './register.fixture.js';
import { registeredProducts } from './registered-products.js';

const acme = {
  type: 'ProductRegistered',
  data: {
    names: [
      { text: 'ACM-1', kind: 'code' },
      { text: 'Acmecel', kind: 'brand' },
    ],
    sponsor: 'Acme',
    therapyGroup: 'gene-therapy',
    modality: 'AAV',
  },
};

describe('a product in a list', () => {
  it('is named as it was registered first, with who develops it and what it is', () => {
    const register = folded(acme);
    expect(registeredProducts(register, NOW, END)('p')).toEqual({
      productId: 'p',
      name: 'ACM-1',
      sponsor: 'Acme',
      therapyGroup: 'gene-therapy',
      modality: 'AAV',
    });
  });

  it('is named as was known, corrections included', () => {
    const register = folded(acme, corrected(1, { data: { sponsor: 'Beacon', modality: null } }));
    expect(registeredProducts(register, NOW, 1)('p')).toMatchObject({ sponsor: 'Acme', modality: 'AAV' });
    const now = registeredProducts(register, NOW, END)('p');
    expect(now).toEqual({ productId: 'p', name: 'ACM-1', sponsor: 'Beacon', therapyGroup: 'gene-therapy' });
  });

  it('is named by its id where no registration is in force', () => {
    expect(registeredProducts(folded(acme, retracted(1)), NOW, END)('p')).toEqual({
      productId: 'p',
      name: 'p',
    });
    const later = folded({ ...acme, on: '2026-06-01' });
    expect(registeredProducts(later, NOW, END)('p').name).toBe('p');
    expect(registeredProducts(later, epochDay('2026-06-01'), END)('p').name).toBe('ACM-1');
    expect(registeredProducts(later, NOW, END)('unheard-of').name).toBe('unheard-of');
  });

  it('is the one that goes on where it was merged', () => {
    const register = folded(acme, registered('q', 'Q'), merged('q', 'p', '2025-01-01'));
    expect(registeredProducts(register, NOW, END)('q').name).toBe('ACM-1');
    expect(registeredProducts(register, epochDay('2024-12-31'), END)('q').name).toBe('Q');
  });
});
