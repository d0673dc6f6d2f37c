import { Controller, Get, Query, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { DEFAULT_PERCENTILES } from '#projections/review-time/figure-choice.js';
import { measureOf } from '#projections/review-time/measures.js';
import type { SpanState } from '#projections/review-time/reading.js';
import {
  Answers,
  AnswerRoute,
  asksForTable,
  basisOfCursor,
  Bases,
  formatOf,
  TABLES,
  Tables,
  TabularAnswerRoute,
  type ResolvedBasis,
} from '../asking/index.js';
import { badRequest, Heavy, Needs } from '../http/index.js';
import { conventionOf, dimensionsOf, groupOf, spanFilterOf } from './asked.js';
import { CountedParameters, CountsParameters, NOT_STATED } from './parameters/counts.js';
import {
  ExplainParameters,
  SpansParameters,
  StatisticsParameters,
  type SpanParameters,
} from './parameters/spans.js';
import { CountApplications } from './queries/count-applications.js';
import { ExplainChange } from './queries/explain-change.js';
import { GetReviewTimes } from './queries/get-review-times.js';
import { ListCounted } from './queries/list-counted.js';
import { ListSpans } from './queries/list-spans.js';
import { TabulateSpans } from './queries/tabulate-spans.js';
import { COUNTS_TABLE, SPANS_TABLE, STATISTICS_TABLE } from './tables.js';

/** Steps of an explanation that are told one by one. */
const STEPS = 100;

@ApiTags('Review times')
@Controller('review-times')
export class ReviewTimesController {
  constructor(
    private readonly answers: Answers,
    private readonly bases: Bases,
    private readonly tables: Tables,
  ) {}

  @Get()
  @Needs('reader')
  @TabularAnswerRoute('ReviewTimes', 'How long reviews take, by group')
  reviewTimes(
    @Query() parameters: StatisticsParameters,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const { measure, groupBy, percentiles, at } = parameters;
    const format = formatOf(TABLES, parameters.format, request, reply);
    const convention = countable(parameters);
    const question = {
      measure,
      groupBy: dimensionsOf(groupBy),
      filter: spanFilterOf(parameters),
      convention,
      figures: {
        unit: convention.unit,
        percentiles: percentiles === undefined ? DEFAULT_PERCENTILES : listOf(percentiles).map(Number),
        at: listOf(at).map(Number),
      },
    };
    const asked = { ...parameters, format };
    const ask = (basis: ResolvedBasis) => new GetReviewTimes(question, basis);
    return format === undefined
      ? this.answers.give(request, reply, asked, ask)
      : this.tables.give(request, reply, asked, format, STATISTICS_TABLE, ask);
  }

  @Get('spans')
  @Needs('reader')
  @Heavy(asksForTable)
  @TabularAnswerRoute('ReviewSpanList', 'The spans behind the figures')
  reviewSpans(
    @Query() parameters: SpansParameters,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const { measure, cursor, limit, state, countStartDay } = parameters;
    const format = formatOf(TABLES, parameters.format, request, reply);
    const group = groupOf(parameters.groupBy, parameters.group);
    const question = {
      measure,
      filter: spanFilterOf(parameters),
      ...(state !== undefined && { state: state as SpanState }),
      ...(group && { group }),
      countStartDay: countStartDay === 'true',
    };
    const asked = { ...parameters, format };
    if (format !== undefined)
      return this.tables.give(
        request,
        reply,
        asked,
        format,
        SPANS_TABLE,
        (basis) => new TabulateSpans(question, basis),
      );
    return this.answers.give(
      request,
      reply,
      { ...asked, ...basisOfCursor(cursor) },
      (basis) => new ListSpans(question, { cursor, limit }, basis),
    );
  }

  @Get('counts')
  @Needs('reader')
  @TabularAnswerRoute('ApplicationCounts', 'Applications by year, therapy group and conclusion')
  applicationCounts(
    @Query() parameters: CountsParameters,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const { agency, applicationKind } = parameters;
    const format = formatOf(TABLES, parameters.format, request, reply);
    const filter = {
      ...(agency !== undefined && { agency }),
      ...(applicationKind !== undefined && { applicationKind }),
    };
    const asked = { ...parameters, format };
    const ask = (basis: ResolvedBasis) => new CountApplications(filter, basis);
    return format === undefined
      ? this.answers.give(request, reply, asked, ask)
      : this.tables.give(request, reply, asked, format, COUNTS_TABLE, ask);
  }

  @Get('counts/applications')
  @Needs('reader')
  @AnswerRoute('CountedApplicationList', 'The applications behind the counts')
  countedApplications(
    @Query() parameters: CountedParameters,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const { cursor, limit, agency, applicationKind, year, therapyGroup, conclusion } = parameters;
    const filter = {
      ...(agency !== undefined && { agency }),
      ...(applicationKind !== undefined && { applicationKind }),
      ...(year !== undefined && { year: year === NOT_STATED ? null : Number(year) }),
      ...(therapyGroup !== undefined && { therapyGroup: therapyGroup === NOT_STATED ? null : therapyGroup }),
      ...(conclusion !== undefined && { conclusion }),
    };
    return this.answers.give(
      request,
      reply,
      { ...parameters, ...basisOfCursor(cursor) },
      (basis) => new ListCounted(filter, { cursor, limit }, basis),
    );
  }

  @Get('explain')
  @Needs('reader')
  @AnswerRoute('ReviewTimeChange', 'Why a figure differs between two pairs of dates')
  async explainReviewTime(
    @Query() parameters: ExplainParameters,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const { measure, figure = 'median', steps = STEPS, fromEffectiveAt, fromKnownAt } = parameters;
    const question = {
      measure,
      figure,
      filter: spanFilterOf(parameters),
      convention: countable(parameters),
      steps,
    };
    const from = await this.bases.resolve(
      { effectiveAt: fromEffectiveAt, knownAt: fromKnownAt },
      { effectiveAt: 'fromEffectiveAt', knownAt: 'fromKnownAt' },
    );
    const pinned = {
      ...parameters,
      fromEffectiveAt: from.effectiveAt,
      fromKnownAt: `position:${from.position}`,
    };
    return this.answers.give(
      request,
      reply,
      pinned,
      (to) => new ExplainChange(question, from, to),
      from.pinned,
    );
  }
}

const listOf = (text: string | undefined): string[] => text?.split(',') ?? [];

/** @throws ProblemError 400 where the measure is not counted in the unit */
function countable(parameters: SpanParameters & Parameters<typeof conventionOf>[0]) {
  const convention = conventionOf(parameters);
  if (convention.unit === 'working-days' && measureOf(parameters.measure).part)
    throw badRequest([
      {
        field: 'unit',
        value: convention.unit,
        rule: `does not go with ${parameters.measure}: its days are calendar days`,
      },
    ]);
  return convention;
}
