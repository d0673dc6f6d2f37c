import { Type, type TSchema } from '@sinclair/typebox';
import { Source } from '#events/envelope.js';
import { oneOf, optional, record } from '#events/fields.js';
import type { ApprovalState } from '#projections/product/approval-state.js';
import type { DesignationState, ProductState, TrialState } from '#projections/product/state.js';
import { STAGES } from '#projections/product/stage.js';
import type { Timeline as TimelineView } from '#projections/product/timeline.js';
import type { ProductFacets as Facets } from '#projections/register/facets.js';
import type { Pinned, ProductSummary as Summary } from '../../asking/index.js';
import { Application } from './application.js';
import { answer, Edtf, EventId, page, SubjectName } from './common.js';
import { assertDescribed, type Describes } from './describes.js';
import { LANE_KINDS, laneSummary } from './lane.js';
import { FindingSchema, Milestone } from './milestone.js';

const text = Type.String();
const texts = Type.Array(text);
const stage = oneOf(STAGES, 'How far it has come, by what is certain.');
const possibleStage = optional(
  oneOf(STAGES, 'How far it may have come, where an imprecise date leaves it open.'),
);

const Approval = record({
  approvalId: text,
  ...laneSummary,
  approvalKind: optional(text),
  indication: optional(text),
  approvalNumber: optional(text),
  holder: optional(text),
  conditions: optional(
    Type.Array(
      record({
        conditionId: text,
        condition: optional(text),
        due: optional(Edtf),
        fulfilled: Type.Boolean(),
      }),
      { minItems: 1 },
    ),
  ),
});
const Designation = record({
  designationId: text,
  ...laneSummary,
  kind: optional(text),
  indication: optional(text),
});
const Trial = record({ trialId: text, ...laneSummary, phase: optional(text), indications: optional(texts) });

const described = {
  sponsor: optional(text),
  modality: optional(text),
  therapyGroup: optional(text),
  subgroup: optional(text),
  target: optional(text),
};

const identity = {
  productId: SubjectName,
  name: Type.String({ description: 'The name that is shown: the first it was registered under.' }),
  names: Type.Array(
    record({
      text,
      kind: text,
      lang: optional(text),
      note: optional(text),
      source: optional(Source),
      eventId: EventId,
    }),
    { minItems: 1 },
  ),
  ...described,
  classifications: optional(Type.Array(record({ scheme: text, value: text }))),
  mergedFrom: optional(texts),
  mergedInto: optional(text),
  splitInto: optional(texts),
};

const claims = Type.Array(Milestone, {
  description: 'Forecasts and reported figures. They change no state.',
});
const findings = Type.Array(FindingSchema);

const state = {
  ...identity,
  stage,
  possibleStage,
  applications: Type.Array(Application),
  approvals: Type.Array(Approval),
  designations: Type.Array(Designation),
  trials: Type.Array(Trial),
  claims,
  findings,
};

export const Product = answer('One product as of a day, as known then.', state);

export const Register = answer('Every product as of a day, as known then.', {
  items: Type.Array(record(state)),
});

export const Timeline = answer('A product’s dated milestones, in lanes by agency and application.', {
  productId: SubjectName,
  name: text,
  stage,
  possibleStage,
  identity: Type.Array(Milestone, { description: 'What says who the product is: registration and names.' }),
  lanes: Type.Array(
    record({
      kind: oneOf(LANE_KINDS, 'Kind of lane.'),
      id: text,
      ...laneSummary,
      milestones: Type.Array(Milestone, { minItems: 1 }),
    }),
  ),
  claims,
  findings,
});

export const ProductSummary = record({
  productId: SubjectName,
  name: text,
  names: texts,
  ...described,
  stage,
  possibleStage,
  agencies: texts,
  applications: Type.Integer(),
  approvals: Type.Integer(),
  designations: Type.Array(text, { description: 'Kinds of its designations.' }),
  findings: Type.Integer(),
  overdue: Type.Integer({
    description:
      'How many of its applications have certainly passed their statutory deadline without a decision.',
  }),
});

const facet = (description: string) =>
  Type.Array(record({ value: text, count: Type.Integer({ minimum: 1 }) }), { description });

export const ProductFacets = answer('How many products there are by what they can be narrowed by.', {
  total: Type.Integer({ minimum: 0, description: 'How many match every filter.' }),
  facets: record({
    agency: facet('Codes of agencies.'),
    stage: facet('How far they have come.'),
    therapyGroup: facet('Therapy groups.'),
    sponsor: facet('Whole names of sponsors, the fifty most frequent.'),
    designation: facet('Kinds of designations, whatever became of them.'),
  }),
});

export const ProductList = page('Products that match.', ProductSummary);

type Element<S extends TSchema & { items: TSchema }> = S['items'];
assertDescribed(
  true satisfies Describes<Element<(typeof Product)['properties']['approvals']>, ApprovalState>,
  true satisfies Describes<Element<(typeof Product)['properties']['designations']>, DesignationState>,
  true satisfies Describes<Element<(typeof Product)['properties']['trials']>, TrialState>,
  true satisfies Describes<typeof Product, ProductState & Pinned>,
  true satisfies Describes<typeof Timeline, TimelineView & Pinned>,
  true satisfies Describes<typeof ProductSummary, Summary>,
  true satisfies Describes<typeof ProductFacets, Facets & Pinned>,
);

export const PRODUCT_SCHEMAS = {
  Approval,
  Designation,
  Trial,
  Product,
  Register,
  Timeline,
  ProductSummary,
  ProductFacets,
  ProductList,
};
