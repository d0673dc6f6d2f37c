import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { Belief } from '#projections/belief/belief.js';
import { boundsOf, certaintyAt, type Certainty } from '#projections/effective/effective.js';
import { milestoneView, recordedBy, type RecordedBy } from '#projections/product/milestone-view.js';
import { changesBetween, type ChangeKind } from '#projections/register/diff.js';
import { ProjectingService } from '../../projecting/index.js';
import { pageOf, type Page, type PageRequest } from '../answers/page.js';
import type { ResolvedBasis } from '../basis/basis.js';
import { Facts } from '../facts.js';

/** One version of a fact. */
export interface FactVersion {
  readonly effectiveOn?: string;
  readonly announcedOn?: string;
  readonly productId?: string;
  /** Absent where it certainly lies after the day. */
  readonly certainty?: Certainty;
  readonly data: Readonly<Record<string, unknown>>;
}

export interface ChangeView {
  readonly kind: ChangeKind;
  readonly eventId: string;
  readonly position: number;
  readonly type: string;
  readonly label: { readonly en: string; readonly zh: string };
  readonly productId?: string;
  readonly referenceId?: string;
  readonly before?: FactVersion;
  readonly after?: FactVersion;
  readonly recorded: Omit<RecordedBy, 'eventId'>;
  /** What was recorded about it between the two: corrections and retractions, with author and reason. */
  readonly because: readonly RecordedBy[];
}

/** What differs between two pairs of dates, for one product or for the whole register. */
export class GetDiff extends Query<Page<ChangeView>> {
  constructor(
    readonly from: ResolvedBasis,
    readonly to: ResolvedBasis,
    readonly stream: string | undefined,
    readonly page: PageRequest,
  ) {
    super();
  }
}

@QueryHandler(GetDiff)
export class GetDiffHandler implements IQueryHandler<GetDiff> {
  constructor(
    private readonly projecting: ProjectingService,
    private readonly facts: Facts,
  ) {}

  async execute({ from, to, stream, page }: GetDiff): Promise<Page<ChangeView>> {
    const changes = changesBetween(this.projecting.register, from, to, stream);
    const { run, ...rest } = pageOf(changes, { stream }, page, to, from);
    const positions = run.map(({ position }) => position);
    const [before, after] = await Promise.all([
      this.facts.beliefs(positions, from),
      this.facts.beliefs(positions, to),
    ]);
    const items = run.map(({ kind }, i) =>
      changeView(kind, { belief: before[i]!, at: from }, { belief: after[i]!, at: to }),
    );
    return { items, ...rest };
  }
}

interface Side {
  readonly belief: Belief;
  readonly at: ResolvedBasis;
}

function changeView(kind: ChangeKind, before: Side, after: Side): ChangeView {
  const { recorded } = after.belief;
  const {
    eventId,
    position,
    type,
    label,
    recorded: by,
  } = milestoneView({ ...after.belief, event: recorded, certainty: 'certain' });
  const known = (side: Side) => recorded.position <= side.at.position && !side.belief.retraction;
  return {
    kind,
    eventId,
    position,
    type,
    label,
    ...(recorded.productId !== undefined && { productId: recorded.productId }),
    ...(recorded.referenceId !== undefined && { referenceId: recorded.referenceId }),
    ...(known(before) && { before: version(before) }),
    ...(known(after) && { after: version(after) }),
    recorded: by,
    because: between(before, after).map(recordedBy),
  };
}

function version({ belief: { event }, at }: Side): FactVersion {
  const certainty = certaintyAt(boundsOf(event), at.day);
  const { effectiveOn, announcedOn, productId, data } = event;
  return {
    ...(effectiveOn !== undefined && { effectiveOn }),
    ...(announcedOn !== undefined && { announcedOn }),
    ...(productId !== undefined && { productId }),
    ...(certainty && { certainty }),
    data,
  };
}

/** Records about the fact that one side knows and the other does not, or that one side no longer holds. */
function between(before: Side, after: Side) {
  const about = ({ belief }: Side) => [
    ...belief.corrections,
    ...(belief.retraction ? [belief.retraction] : []),
  ];
  const [old, now] = [about(before), about(after)];
  const ids = (list: typeof old) => new Set(list.map(({ id }) => id));
  const [oldIds, nowIds] = [ids(old), ids(now)];
  return [...old.filter(({ id }) => !nowIds.has(id)), ...now.filter(({ id }) => !oldIds.has(id))];
}
