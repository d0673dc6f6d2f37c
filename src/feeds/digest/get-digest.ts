import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { isoDate } from '#events/edtf.js';
import { digestOf, type DigestKind } from '#projections/digest/digest.js';
import { lastFullWeek, weekNamed, weekOf, type IsoWeek } from '#projections/digest/iso-week.js';
import { DIGEST_TYPES } from '#projections/digest/kinds.js';
import { registeredProducts } from '#projections/register/registered-products.js';
import { selectEvents } from '#projections/register/select.js';
import { Facts, type ResolvedBasis } from '../../asking/index.js';
import { badRequest } from '../../http/index.js';
import { ProjectingService } from '../../projecting/index.js';
import { WEEK_RULE } from './parameters.js';

export interface DigestWeek {
  /** `2025-W43` */
  readonly name: string;
  /** Monday and Sunday. */
  readonly from: string;
  readonly to: string;
  /** Whether the week is over by the day the answer is for. */
  readonly complete: boolean;
  /** The weeks beside it; the later one absent where it has not begun. */
  readonly before?: string;
  readonly after?: string;
}

export interface DigestAnswer {
  readonly week: DigestWeek;
  readonly agency?: string;
  readonly kinds: readonly DigestKind[];
}

/** What one week brought. */
export class GetDigest extends Query<DigestAnswer> {
  constructor(
    readonly week: string | undefined,
    readonly agency: string | undefined,
    readonly basis: ResolvedBasis,
  ) {
    super();
  }
}

@QueryHandler(GetDigest)
export class GetDigestHandler implements IQueryHandler<GetDigest> {
  constructor(
    private readonly projecting: ProjectingService,
    private readonly facts: Facts,
  ) {}

  async execute({ week: name, agency, basis }: GetDigest): Promise<DigestAnswer> {
    const week = weekAsked(name, basis);
    const { register } = this.projecting;
    const narrowed = agency === undefined ? {} : { agency };
    const filter = {
      types: DIGEST_TYPES,
      ...narrowed,
      effectiveFrom: week.monday,
      effectiveTo: week.sunday,
    };
    const found = selectEvents(register, filter, basis.day, basis.position);
    const productOf = registeredProducts(register, basis.day, basis.position);
    const views = await this.facts.view(found, basis);
    return {
      week: shown(week, basis),
      ...narrowed,
      kinds: digestOf(views.map(({ productId, ...fact }) => ({ ...fact, product: productOf(productId!) }))),
    };
  }
}

/** @throws ProblemError 400 where there is no such week, or none before the day */
function weekAsked(name: string | undefined, { day, effectiveAt }: ResolvedBasis): IsoWeek {
  const week = name === undefined ? lastFullWeek(day) : weekNamed(name);
  if (week) return week;
  throw badRequest([
    name === undefined
      ? { field: 'effectiveAt', value: effectiveAt, rule: 'must leave a full week before it' }
      : { field: 'week', value: name, rule: WEEK_RULE },
  ]);
}

function shown({ name, monday, sunday }: IsoWeek, { day }: ResolvedBasis): DigestWeek {
  const [before, after] = [weekOf(monday - 7), weekOf(monday + 7)];
  return {
    name,
    from: isoDate(monday),
    to: isoDate(sunday),
    complete: sunday <= day,
    ...(before && { before: before.name }),
    ...(after && after.monday <= day && { after: after.name }),
  };
}
