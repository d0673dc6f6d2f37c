import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { selectEvents } from '#projections/register/select.js';
import { ProjectingService } from '../../projecting/index.js';
import type { ResolvedBasis } from '../basis/basis.js';
import { Facts, type FactView } from '../facts.js';

export interface GuidelineGroup {
  readonly agency: string;
  /** Year of publication; absent where the date leaves the year open. */
  readonly year?: string;
  readonly subject: string;
  readonly count: number;
  readonly guidelines: readonly FactView[];
}

/** Guidelines by agency, year and subject. */
export class ListGuidelines extends Query<{ items: GuidelineGroup[]; total: number }> {
  constructor(
    readonly agency: string | undefined,
    readonly basis: ResolvedBasis,
  ) {
    super();
  }
}

@QueryHandler(ListGuidelines)
export class ListGuidelinesHandler implements IQueryHandler<ListGuidelines> {
  constructor(
    private readonly projecting: ProjectingService,
    private readonly facts: Facts,
  ) {}

  async execute({ agency, basis }: ListGuidelines): Promise<{ items: GuidelineGroup[]; total: number }> {
    const filter = { types: ['GuidelinePublished'], ...(agency !== undefined && { agency }) };
    const found = selectEvents(this.projecting.register, filter, basis.day, basis.position);
    const views = await this.facts.view(found, basis);
    return { items: grouped(views), total: views.length };
  }
}

function grouped(views: readonly FactView[]): GuidelineGroup[] {
  const groups = new Map<string, FactView[]>();
  for (const view of views) {
    const group = JSON.stringify([view.data['agency'], yearOf(view) ?? '', view.data['subject']]);
    groups.set(group, [...(groups.get(group) ?? []), view]);
  }
  return [...groups]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([group, guidelines]) => {
      const [agency, year, subject] = JSON.parse(group) as [string, string, string];
      return { agency, ...(year !== '' && { year }), subject, count: guidelines.length, guidelines };
    });
}

const yearOf = ({ earliest, latest }: FactView): string | undefined =>
  earliest !== undefined && earliest.slice(0, 4) === latest?.slice(0, 4) ? earliest.slice(0, 4) : undefined;
