import type { DESIGNATION_KINDS } from '#events/designation.js';
import type { THERAPY_GROUPS } from '#events/identity.js';

export type TherapyGroup = (typeof THERAPY_GROUPS)[number];
export type Designation = (typeof DESIGNATION_KINDS)[number];
