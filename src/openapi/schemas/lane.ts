import { Type } from '@sinclair/typebox';
import { oneOf, optional, record } from '#events/fields.js';
import type { LaneStatus as LaneStatusView } from '#projections/product/lane.js';
import { STATUSES } from '#projections/product/stage.js';
import { Edtf, EventId } from './common.js';
import { assertDescribed, type Describes } from './describes.js';

export const LANE_KINDS = ['application', 'approval', 'designation', 'trial'] as const;

export const LaneStatus = record(
  { status: oneOf(STATUSES, 'Where it stands.'), since: optional(Edtf), eventId: EventId },
  {
    description:
      'Where an application, approval, designation or trial stands, since when, and by which event.',
  },
);

/** What every lane tells, whatever its kind. */
export const laneSummary = {
  agency: optional(Type.String({ description: 'Code of the agency.' })),
  jurisdiction: optional(Type.String({ description: 'ISO 3166-1 alpha-2, or EU.' })),
  status: optional(LaneStatus),
  possibly: optional(LaneStatus),
};

assertDescribed(true satisfies Describes<typeof LaneStatus, LaneStatusView>);

export const LANE_SCHEMAS = { LaneStatus };
