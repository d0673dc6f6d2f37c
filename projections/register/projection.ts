import type { Projection } from '../projection.js';
import { foldEvent } from './fold.js';
import { Register } from './register.js';

export const registerProjection: Projection<Register> = {
  name: 'register',
  version: 6,
  initial: () => new Register(),
  fold: foldEvent,
  save: (register) => register.save(),
  load: (snapshot) => new Register().load(snapshot),
};
