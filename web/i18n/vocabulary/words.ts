import type { DESIGNATION_KINDS } from '#events/designation.js';
import type { NAME_KINDS, THERAPY_GROUPS } from '#events/identity.js';
import type { Schemas } from '../../api/client.js';

export type TherapyGroup = (typeof THERAPY_GROUPS)[number];
export type Designation = (typeof DESIGNATION_KINDS)[number];
export type NameKind = (typeof NAME_KINDS)[number];
export type LaneKind = Schemas['Timeline']['lanes'][number]['kind'];
export type ClockStatus = Schemas['StatutoryClock']['status'];
export type ClockUnit = Schemas['StatutoryClock']['unit'];
