import { dateBounds } from '#events/edtf.js';
import type { NaiveModel } from './naive-model.js';

/** What the lists across products answer, by asking every product and every fact in turn. */

type State = Record<string, unknown> & {
  readonly stage: string;
  readonly names: readonly { readonly text: string }[];
  readonly sponsor?: string;
  readonly therapyGroup?: string;
  readonly mergedFrom?: readonly string[];
  readonly designations: readonly { readonly kind?: string }[];
};

export interface ProductQuestion {
  readonly search?: string;
  readonly agency?: string;
  readonly stage?: string;
  readonly sponsor?: string;
  readonly therapyGroup?: string;
  readonly designation?: string;
}

export function naiveProducts(model: NaiveModel, question: ProductQuestion): string[] {
  const { search, agency, stage, sponsor, therapyGroup, designation } = question;
  return model.products().filter((productId) => {
    const state = model.state(productId) as State;
    const facts = model.factsOf(productId);
    const ids = facts.map(({ fact }) => fact.productId!.toLowerCase());
    return (
      (stage === undefined || state.stage === stage) &&
      (agency === undefined || facts.some(({ fact }) => fact.data['agency'] === agency)) &&
      (sponsor === undefined || (state.sponsor?.toLowerCase().includes(sponsor.toLowerCase()) ?? false)) &&
      (therapyGroup === undefined || state.therapyGroup === therapyGroup) &&
      (designation === undefined || state.designations.some(({ kind }) => kind === designation)) &&
      (search === undefined ||
        ids.includes(search.toLowerCase()) ||
        state.names.some(({ text }) => text.toLowerCase().includes(search.toLowerCase())))
    );
  });
}

/** For each facet, how many products that match the rest of the question have each value. */
export function naiveFacets(model: NaiveModel, question: ProductQuestion) {
  const valuesOf = (productId: string): Record<string, readonly unknown[]> => {
    const state = model.state(productId) as State;
    return {
      agency: model.factsOf(productId).map(({ fact }) => fact.data['agency']),
      stage: [state.stage],
      therapyGroup: [state.therapyGroup],
      sponsor: [state.sponsor],
      designation: state.designations.map(({ kind }) => kind),
    };
  };
  const facets = ['agency', 'stage', 'therapyGroup', 'sponsor', 'designation'].map((facet) => {
    const counts: Record<string, number> = {};
    for (const productId of naiveProducts(model, { ...question, [facet]: undefined }))
      for (const value of new Set(valuesOf(productId)[facet]))
        if (typeof value === 'string') counts[value] = (counts[value] ?? 0) + 1;
    return [facet, counts];
  });
  return { total: naiveProducts(model, question).length, facets: Object.fromEntries(facets) as object };
}

/** Every product's stage. */
export const naiveStages = (model: NaiveModel): Record<string, unknown> =>
  Object.fromEntries(
    model.products().map((productId) => {
      return [productId, (model.state(productId) as State).stage];
    }),
  );

export interface EventQuestion {
  readonly types?: readonly string[];
  readonly agency?: string;
  readonly productId?: string;
  readonly from?: string;
  readonly to?: string;
}

export function naiveEvents(model: NaiveModel, question: EventQuestion) {
  const { types, agency, productId, from, to } = question;
  const first = from === undefined ? -Infinity : dateBounds(from).earliest;
  const last = to === undefined ? Infinity : dateBounds(to).latest;
  return model.facts
    .filter(({ fact }) => {
      const { earliest, latest } = boundsOrAlways(fact.effectiveOn);
      return (
        (types === undefined || types.includes(fact.type)) &&
        (agency === undefined || fact.data['agency'] === agency) &&
        (productId === undefined || model.factsOf(productId).some((own) => own.fact.id === fact.id)) &&
        latest >= first &&
        earliest <= last
      );
    })
    .map(({ fact, certainty }) => {
      const { earliest, latest } = boundsOrAlways(fact.effectiveOn);
      return {
        position: fact.position,
        certain: certainty === 'certain' && earliest >= first && latest <= last,
      };
    });
}

const boundsOrAlways = (effectiveOn: string | undefined) =>
  effectiveOn === undefined ? { earliest: -Infinity, latest: -Infinity } : dateBounds(effectiveOn);

export interface ApplicationQuestion {
  readonly agency?: string;
  readonly applicationKind?: string;
  readonly status?: string;
  readonly productId?: string;
}

interface Application {
  readonly applicationId: string;
  readonly agency?: string;
  readonly applicationKind?: string;
  readonly status?: { readonly status: string };
}

export function naiveApplications(model: NaiveModel, question: ApplicationQuestion) {
  const { agency, applicationKind, status, productId: wanted } = question;
  return model
    .products()
    .filter((productId) => wanted === undefined || productId === wanted)
    .flatMap((productId) =>
      (model.state(productId)!['applications'] as Application[])
        .filter(
          (each) =>
            (agency === undefined || each.agency === agency) &&
            (applicationKind === undefined || each.applicationKind === applicationKind) &&
            (status === undefined || each.status?.status === status),
        )
        .map(({ applicationId }) => applicationId)
        .sort()
        .map((applicationId) => ({ productId, applicationId })),
    );
}
