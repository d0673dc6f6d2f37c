import { familyOf } from '#events/catalogue.js';
import type { Role } from '#events/access.js';

/** The role that a statement needs: taking back and correcting is not recording. */
export const roleToState = (type: unknown): Role =>
  typeof type === 'string' && familyOf(type) === 'correction' ? 'corrector' : 'recorder';
