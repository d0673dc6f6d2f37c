import { epochDay, isoDate } from '#events/edtf.js';
import type { Belief, LoggedEvent } from '#projections/belief/belief.js';
import { beliefsOf } from '#projections/product/beliefs.js';
import type { MilestoneView } from '#projections/product/milestone-view.js';
import { STAGES } from '#projections/product/stage.js';
import { productState, type ProductState } from '#projections/product/state.js';
import { productTimeline } from '#projections/product/timeline.js';
import { productStream } from '#events/subject.js';
import { selectApplications } from '#projections/register/applications.js';
import { productFacets } from '#projections/register/facets.js';
import { stagesAt } from '#projections/register/stages.js';
import { selectProducts, type ProductFilter } from '#projections/register/products.js';
import type { Register } from '#projections/register/register.js';
import { selectEvents } from '#projections/register/select.js';
import {
  naiveApplications,
  naiveEvents,
  naiveFacets,
  naiveProducts,
  naiveStages,
  type ApplicationQuestion,
  type EventQuestion,
  type ProductQuestion,
} from './naive-lists.js';
import { NaiveModel } from './naive-model.js';
import { AGENCIES, NAMES, PRODUCTS, SPONSORS, THERAPY_GROUPS } from './random-facts.js';
import { streamOfLogged } from './random-history.js';

/** A pair of dates, and a number that chooses what is asked of the lists. */
export interface Basis {
  readonly day: number;
  readonly position: number;
  readonly choice: number;
}

/** The same answers, once from the register and once from the naive model. */
export interface Answers {
  readonly states: Record<string, unknown>;
  readonly timelines: Record<string, unknown>;
  readonly stages: unknown;
  readonly products: unknown;
  readonly facets: unknown;
  readonly events: unknown;
  readonly applications: unknown;
}

const pick = <T>(from: readonly T[], n: number): T => from[n % from.length]!;

function productQuestion(n: number): ProductQuestion {
  return {
    ...(n % 2 === 0 && { search: pick([...NAMES, 'alpha', 'BETA', 'a'], n) }),
    ...(n % 3 === 0 && { agency: pick(AGENCIES, n) }),
    ...(n % 5 === 0 && { stage: pick(STAGES, n) }),
    ...(n % 7 === 0 && { sponsor: pick(SPONSORS, n).slice(0, 4) }),
    ...(n % 11 === 0 && { therapyGroup: pick(THERAPY_GROUPS, n) }),
    ...(n % 13 === 0 && { designation: pick(['breakthrough-therapy', 'orphan'], n) }),
  };
}

function eventQuestion(n: number): EventQuestion {
  return {
    ...(n % 3 === 0 && { types: ['ApplicationAccepted', 'MarketingApproved', 'GuidelinePublished'] }),
    ...(n % 4 === 0 && { agency: pick(AGENCIES, n) }),
    ...(n % 5 === 0 && { productId: pick(PRODUCTS, n) }),
    ...(n % 2 === 0 && { from: isoDate(19_400 + (n % 1100)) }),
    ...(n % 7 > 2 && { to: isoDate(19_500 + (n % 1300)) }),
  };
}

function applicationQuestion(n: number): ApplicationQuestion {
  return {
    ...(n % 3 === 0 && { agency: pick(AGENCIES, n) }),
    ...(n % 4 === 0 && { applicationKind: pick(['IND', 'NDA', 'BLA'], n) }),
    ...(n % 5 === 0 && { status: pick(['accepted', 'submitted', 'approved', 'withdrawn'], n) }),
    ...(n % 7 === 0 && { productId: pick(PRODUCTS, n) }),
  };
}

export function naiveAnswers(log: readonly LoggedEvent[], { day, position, choice }: Basis): Answers {
  const model = new NaiveModel(log, day, position);
  const ofEach = (tell: (productId: string) => unknown) =>
    Object.fromEntries(PRODUCTS.map((productId) => [productId, tell(productId) ?? null]));
  return {
    states: ofEach((productId) => model.state(productId)),
    timelines: ofEach((productId) => model.timeline(productId)),
    stages: naiveStages(model),
    products: naiveProducts(model, productQuestion(choice)),
    facets: naiveFacets(model, productQuestion(choice)),
    events: naiveEvents(model, eventQuestion(choice)),
    applications: naiveApplications(model, applicationQuestion(choice)),
  };
}

/** As the service answers: the register finds the streams, and no other part of the log is read. */
export function registerAnswers(
  register: Register,
  log: readonly LoggedEvent[],
  { day, position, choice }: Basis,
): Answers {
  const beliefs = PRODUCTS.map((productId) => {
    const streams = register.streamsOf(productStream(productId));
    const known = log.filter(
      (event) => event.position <= position && streams.includes(streamOfLogged(event)),
    );
    return [productId, beliefsOf(productId, known, day)] as const;
  });
  const ofEach = (tell: (productId: string, believed: readonly Belief[], day: number) => unknown) =>
    Object.fromEntries(
      beliefs.map(([productId, believed]) => [productId, tell(productId, believed, day) ?? null]),
    );
  const { agency, types, productId, from, to } = eventQuestion(choice);
  return {
    states: ofEach(stateOf),
    timelines: ofEach(timelineOf),
    stages: stagesOf(register, day, position),
    products: selectProducts(register, productQuestion(choice) as ProductFilter, day, position),
    facets: facetsOf(register, productQuestion(choice) as ProductFilter, day, position),
    events: selectEvents(
      register,
      {
        ...(types && { types }),
        ...(agency !== undefined && { agency }),
        ...(productId !== undefined && { stream: productStream(productId) }),
        ...(from !== undefined && { effectiveFrom: epochDay(from) }),
        ...(to !== undefined && { effectiveTo: epochDay(to) }),
      },
      day,
      position,
    ),
    applications: selectApplications(register, applicationQuestion(choice), day, position),
  };
}

/** Counts by value: their order is the facets' own test. */
function facetsOf(register: Register, filter: ProductFilter, day: number, position: number) {
  const { total, facets } = productFacets(register, filter, day, position);
  const counts = Object.entries(facets).map(([facet, values]) => [
    facet,
    Object.fromEntries(values.map(({ value, count }) => [value, count])),
  ]);
  return { total, facets: Object.fromEntries(counts) as object };
}

/** The naive model knows no jurisdictions, tells claims by id, and leaves gaps and oddities to the findings' own tests. */
function stateOf(productId: string, believed: readonly Belief[], day: number) {
  const state = productState(productId, believed, day);
  return state && toldState(state);
}

const toldState = ({
  findings: _findings,
  claims,
  applications,
  approvals,
  designations,
  trials,
  ...rest
}: ProductState) => ({
  ...rest,
  applications: applications.map(({ jurisdiction: _of, clock, ...lane }) => ({
    ...lane,
    clock: clock.state === 'not-started' ? { state: clock.state } : clock,
  })),
  approvals: approvals.map(({ jurisdiction: _of, ...lane }) => lane),
  designations: designations.map(({ jurisdiction: _of, ...lane }) => lane),
  trials: trials.map(({ jurisdiction: _of, ...lane }) => lane),
  claims: claims.map(({ eventId }) => eventId),
});

function timelineOf(productId: string, believed: readonly Belief[], day: number) {
  const timeline = productTimeline(productId, believed, day);
  return (
    timeline && {
      identity: timeline.identity.map(toldFact),
      lanes: timeline.lanes.map(({ jurisdiction: _of, milestones, ...lane }) => ({
        ...lane,
        milestones: milestones.map(toldFact),
      })),
    }
  );
}

const toldFact = (view: MilestoneView) => ({
  eventId: view.eventId,
  position: view.position,
  type: view.type,
  ...(view.effectiveOn !== undefined && { effectiveOn: view.effectiveOn }),
  ...(view.announcedOn !== undefined && { announcedOn: view.announcedOn }),
  certainty: view.certainty,
  data: view.data,
  ...(view.corrections && { corrections: view.corrections.map(({ eventId }) => eventId) }),
});

function stagesOf(register: Register, day: number, position: number): Record<string, unknown> {
  const stages = stagesAt(register, day, position);
  const found: [string, unknown][] = [];
  for (let subject = 0; subject < stages.length; subject++)
    if (stages[subject]! > 0)
      found.push([register.subjects.textOf(subject).slice('product-'.length), STAGES[stages[subject]! - 1]]);
  return Object.fromEntries(found);
}
