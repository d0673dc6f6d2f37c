import { EVENT_TYPES } from '#events/catalogue.js';
import { dateBounds } from '#events/edtf.js';
import {
  laneName,
  lanesOf,
  STANDS,
  TRIAL_APPLICATIONS,
  STAGES_IN_ORDER,
  ENDS_A_REVIEW,
} from './naive-words.js';
import { standingFacts, type Entry, type StandingFact } from './standing-facts.js';

/**
 * The register as its specification tells it, without any index: everything known is read, both axes are filters,
 * and every question starts from nothing. It is slow and small on purpose, and shares no code with what it checks.
 */
export interface Dated extends StandingFact {
  readonly certainty: 'certain' | 'possible';
}

type Text = Record<string, unknown>;

export class NaiveModel {
  /** Facts in force on the day, certainly or possibly, in the world's order. */
  readonly facts: readonly Dated[];
  private readonly mergedInto: ReadonlyMap<string, string>;
  private readonly told = new Map<string, Text | undefined>();

  /**
   * @param log the whole log   @param day days since 1970   @param position how much of the log was known
   */
  constructor(log: readonly Entry[], day: number, position: number) {
    this.facts = standingFacts(log.filter((entry) => entry.position <= position))
      .flatMap((standing) => {
        const [first, last] = ends(standing.fact);
        if (first > day) return [];
        return [{ ...standing, certainty: last <= day ? ('certain' as const) : ('possible' as const) }];
      })
      .sort(inTheWorld);
    this.mergedInto = new Map(
      this.facts
        .filter(({ fact, certainty }) => fact.type === 'ProductMerged' && certainty === 'certain')
        .map(({ fact }) => [fact.productId!, String(fact.data['into'])]),
    );
  }

  /** The products there are: registered, and not merged into another. */
  products(): string[] {
    const registered = this.facts.filter(({ fact }) => fact.type === 'ProductRegistered');
    const ids = new Set(registered.map(({ fact }) => fact.productId!));
    return [...ids].filter((id) => this.survivorOf(id) === id).sort();
  }

  /** A product's own facts and those of the products that it goes on for. */
  factsOf(productId: string): Dated[] {
    return this.facts.filter(
      ({ fact: { productId: id } }) =>
        id !== undefined && (id === productId || this.survivorOf(id) === productId),
    );
  }

  state(productId: string): Text | undefined {
    if (!this.told.has(productId)) this.told.set(productId, this.tell(productId));
    return this.told.get(productId);
  }

  private tell(productId: string): Text | undefined {
    const facts = this.factsOf(productId);
    const identity = this.identity(productId, facts);
    if (!identity) return undefined;
    const lanes = lanesAmong(facts);
    const each = (kind: string, tell: (lane: NaiveLane) => Text) =>
      lanes.filter((lane) => lane.kind === kind).map((lane) => ({ [`${kind}Id`]: lane.id, ...tell(lane) }));
    return {
      ...identity,
      ...stages(lanes),
      applications: each('application', tellApplication),
      approvals: each('approval', tellApproval),
      designations: each('designation', (lane) => ({
        ...tellLane(lane),
        ...lastSaid(lane, 'kind', 'indication'),
      })),
      trials: each('trial', (lane) => ({ ...tellLane(lane), ...lastSaid(lane, 'phase', 'indications') })),
      claims: facts.filter(isClaim).map(({ fact }) => fact.id),
    };
  }

  timeline(productId: string): Text | undefined {
    const facts = this.factsOf(productId);
    if (!this.identity(productId, facts)) return undefined;
    const lanes = lanesAmong(facts);
    const kinds = ['designation', 'application', 'trial', 'approval'];
    const placed = lanes.map((lane) => {
      const agency = lastValue(lane.facts, 'agency') as string | undefined;
      return {
        kind: lane.kind,
        id: lane.id,
        ...(agency !== undefined && { agency }),
        ...statuses(lane),
        milestones: lane.facts.map(tellFact),
      };
    });
    const agencies = [...new Set(placed.map(({ agency }) => agency ?? ''))].sort();
    return {
      identity: facts.filter((each) => !isClaim(each) && lanesOf(each.fact).length === 0).map(tellFact),
      lanes: agencies.flatMap((agency) =>
        kinds.flatMap((kind) =>
          placed.filter((lane) => lane.kind === kind && (lane.agency ?? '') === agency),
        ),
      ),
    };
  }

  /** Where the merges lead; a circle leads nowhere. */
  survivorOf(productId: string): string {
    const path = this.pathOf(productId);
    return path[path.length - 1]!;
  }

  private pathOf(productId: string): string[] {
    const next = this.mergedInto.get(productId);
    const path = [productId];
    for (let at = next, been = new Set([productId]); at !== undefined; at = this.mergedInto.get(at)) {
      path.push(at);
      if (been.has(at)) break;
      been.add(at);
    }
    return path;
  }

  private identity(productId: string, facts: readonly Dated[]): Text | undefined {
    const registrations = facts.filter(({ fact }) => fact.type === 'ProductRegistered');
    const own = registrations.find(({ fact }) => fact.productId === productId);
    if (!own) return undefined;
    const { names, ...particulars } = own.fact.data;
    const mergedFrom = registrations.map(({ fact }) => fact.productId!).filter((id) => id !== productId);
    const last = (type: string): unknown =>
      facts.findLast(
        ({ fact, certainty }) =>
          fact.type === type && fact.productId === productId && certainty === 'certain',
      )?.fact.data['into'];
    return stated({
      productId,
      name: (names as { text: string }[])[0]!.text,
      names: this.names(own, facts),
      ...particulars,
      mergedFrom: mergedFrom.length > 0 ? mergedFrom : undefined,
      mergedInto: last('ProductMerged'),
      splitInto: last('ProductSplit'),
    });
  }

  /**
   * Names claimed and not taken back since. What is taken back from a product is no longer claimed for it, nor
   * for those that had gone into it. The product's own registration comes first.
   */
  names(own: Dated, facts: readonly Dated[]): Text[] {
    const recorded = facts.toSorted((a, b) => a.fact.position - b.fact.position);
    const takenBack = (name: string, { fact: claim }: Dated) =>
      recorded.some(
        ({ fact, certainty }) =>
          fact.type === 'AliasRetracted' &&
          certainty === 'certain' &&
          fact.position > claim.position &&
          fact.data['name'] === name &&
          this.pathOf(claim.productId!).includes(fact.productId!),
      );
    const found: Text[] = [];
    for (const claim of [own, ...recorded.filter((each) => each !== own)]) {
      const { type, data, id, source } = claim.fact;
      const claimed = (
        type === 'ProductRegistered' ? data['names'] : type === 'AliasAsserted' ? [data['name']] : []
      ) as { text: string }[];
      for (const name of claimed) {
        if (takenBack(name.text, claim) || found.some(({ text }) => text === name.text)) continue;
        found.push(
          stated({ ...name, note: type === 'AliasAsserted' ? data['note'] : undefined, source, eventId: id }),
        );
      }
    }
    return found;
  }
}

interface NaiveLane {
  readonly kind: string;
  readonly id: string;
  readonly facts: readonly Dated[];
}

const isClaim = ({ fact }: Dated): boolean => ['StatisticReported', 'ForecastStated'].includes(fact.type);

const stated = (fields: Text): Text =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));

const ends = ({ effectiveOn }: Entry): [first: number, last: number] => {
  if (effectiveOn === undefined) return [-Infinity, -Infinity];
  const { earliest, latest } = dateBounds(effectiveOn);
  return [earliest, latest];
};

/** By the last day it may be, then the first, then the place of its type in the usual story, then as recorded. */
export function inTheWorld({ fact: a }: StandingFact, { fact: b }: StandingFact): number {
  const key = (fact: Entry): number[] => {
    const [first, last] = ends(fact);
    return [last, first, (EVENT_TYPES as readonly string[]).indexOf(fact.type), fact.position];
  };
  const [left, right] = [key(a), key(b)];
  const at = left.findIndex((value, i) => value !== right[i]);
  return at < 0 ? 0 : left[at]! < right[at]! ? -1 : 1;
}

export function lanesAmong(facts: readonly Dated[]): NaiveLane[] {
  const refs = facts.flatMap(({ fact }) => lanesOf(fact));
  const names = [...new Set(refs.map(laneName))];
  return names.map((name) => ({
    ...refs.find((ref) => laneName(ref) === name)!,
    facts: facts.filter(({ fact }) => lanesOf(fact).some((ref) => laneName(ref) === name)),
  }));
}

const certainOnly = ({ facts, ...ref }: NaiveLane): NaiveLane => ({
  ...ref,
  facts: facts.filter(({ certainty }) => certainty === 'certain'),
});

const bearer = ({ facts }: NaiveLane): Entry | undefined =>
  facts.findLast(({ fact }) => STANDS[fact.type] !== undefined)?.fact;

function statuses(lane: NaiveLane): Text {
  const tell = (entry: Entry | undefined) =>
    entry && stated({ status: STANDS[entry.type]![0], since: entry.effectiveOn, eventId: entry.id });
  const [certain, possible] = [bearer(certainOnly(lane)), bearer(lane)];
  return stated({
    status: tell(certain),
    possibly: possible?.id === certain?.id ? undefined : tell(possible),
  });
}

/** The furthest that any lane stands at. An application that ended in an approval leaves it to the approval to say. */
function stages(lanes: readonly NaiveLane[]): Text {
  const stageOf = (lane: NaiveLane, kind: unknown): string => {
    const entry = bearer(lane);
    if (!entry || (lane.kind === 'application' && entry.data['approvalId'] !== undefined))
      return 'registered';
    const applied = TRIAL_APPLICATIONS.includes(kind as string) ? 'trial' : 'marketing';
    return STANDS[entry.type]![1].replace('*', applied);
  };
  const furthest = (view: (lane: NaiveLane) => NaiveLane) => {
    const stood = lanes.map((lane) => stageOf(view(lane), lastValue(lane.facts, 'applicationKind')));
    return STAGES_IN_ORDER.findLast((stage) => stage === 'registered' || stood.includes(stage));
  };
  const [stage, possibleStage] = [furthest(certainOnly), furthest((lane) => lane)];
  return stated({ stage, possibleStage: possibleStage === stage ? undefined : possibleStage });
}

const lastValue = (facts: readonly Dated[], field: string): unknown =>
  facts.findLast(({ fact }) => fact.data[field] !== undefined)?.fact.data[field];

const lastSaid = ({ facts }: NaiveLane, ...fields: string[]): Text =>
  stated(Object.fromEntries(fields.map((field) => [field, lastValue(facts, field)])));

const tellLane = (lane: NaiveLane): Text => ({ ...lastSaid(lane, 'agency'), ...statuses(lane) });

const lastOf = ({ facts }: NaiveLane, ...types: string[]): Entry | undefined =>
  facts.findLast(({ fact }) => types.includes(fact.type))?.fact;

function tellApplication(lane: NaiveLane): Text {
  const goal = lastOf(lane, 'GoalDateSet', 'GoalDateChanged');
  const pathway = lastOf(lane, 'ReviewPathwayAssigned', 'ReviewPathwaySwitched')?.data;
  return stated({
    ...tellLane(lane),
    ...lastSaid(lane, 'applicationKind', 'applicationNumber', 'indications', 'phase'),
    pathway: pathway && (pathway['pathway'] ?? pathway['to']),
    announcedGoal:
      goal && stated({ goalDate: goal.data['goalDate'], basis: goal.data['basis'], eventId: goal.id }),
    clock: tellClock(lane),
  });
}

function tellClock(lane: NaiveLane): Text {
  const inChina = lastValue(lane.facts, 'agency') === 'NMPA';
  const starts = inChina
    ? ['ApplicationAccepted']
    : ['ApplicationReceived', 'ApplicationAccepted', 'ApplicationFiled', 'ApplicationResubmitted'];
  const last = lastOf(lane, ...starts, ...ENDS_A_REVIEW);
  if (!last) return { state: 'not-started' };
  return {
    state: ENDS_A_REVIEW.includes(last.type) ? 'ended' : 'started',
    since: last.effectiveOn,
    eventId: last.id,
  };
}

function tellApproval(lane: NaiveLane): Text {
  const converted = lastOf(lane, 'ApprovalConverted')?.data['to'];
  const transferred = lastOf(lane, 'HolderTransferred')?.data['to'];
  const imposed = [...new Set(lane.facts.flatMap(({ fact }) => fact.data['conditionId'] ?? []))];
  const conditions = imposed.map((conditionId) => {
    const about = lane.facts.filter(({ fact }) => fact.data['conditionId'] === conditionId);
    const first = about.find(({ fact }) => fact.type === 'ConditionImposed')?.fact.data;
    return stated({
      conditionId,
      condition: first?.['condition'],
      due: first?.['due'],
      fulfilled: about.some(({ fact }) => fact.type === 'ConditionFulfilled'),
    });
  });
  return stated({
    ...tellLane(lane),
    ...lastSaid(lane, 'approvalKind', 'indication', 'approvalNumber', 'holder'),
    ...(converted !== undefined && { approvalKind: converted }),
    ...(transferred !== undefined && { holder: transferred }),
    conditions: conditions.length > 0 ? conditions : undefined,
  });
}

const tellFact = ({ fact, certainty, corrections }: Dated): Text =>
  stated({
    eventId: fact.id,
    position: fact.position,
    type: fact.type,
    effectiveOn: fact.effectiveOn,
    announcedOn: fact.announcedOn,
    certainty,
    data: fact.data,
    corrections: corrections.length > 0 ? corrections : undefined,
  });
