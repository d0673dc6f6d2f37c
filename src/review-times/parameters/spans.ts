import { applyDecorators } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { IsIn, Matches } from 'class-validator';
import { PATHWAYS } from '#events/application.js';
import { DESIGNATION_KINDS } from '#events/designation.js';
import { UNITS, type Unit } from '#projections/review-time/durations.js';
import { DIMENSIONS } from '#projections/review-time/grouping.js';
import { MEASURE_NAMES, type MeasureName } from '#projections/review-time/measures.js';
import {
  Agency,
  ApplicationKind,
  BasisParameters,
  Choice,
  CountStartDay,
  Cursor,
  Limit,
  List,
  MAX_LIMIT,
  Parameter,
  Sponsor,
  TableFormatParameter,
  Text,
  TherapyGroup,
  Whole,
  type TableFormat,
} from '../../asking/index.js';
import { FIGURES, type FigureName } from '../figure-names.js';

const Measure = () =>
  applyDecorators(
    IsIn(MEASURE_NAMES),
    ApiProperty({
      enum: [...MEASURE_NAMES],
      description: 'What is measured, named for its ends.',
      example: 'acceptance-to-marketing-approval',
    }),
  );

const Year = (end: string) =>
  Parameter(
    { type: String, description: `Year it ${end} in, such as 2021.` },
    Matches(/^\d{4}$/, { message: 'must be a year, such as 2021' }),
  );

const Quarter = (end: string) =>
  Parameter(
    { type: String, description: `Quarter it ${end} in, such as 2021-Q3.` },
    Matches(/^\d{4}-Q[1-4]$/, { message: 'must be a quarter, such as 2021-Q3' }),
  );

/** Which spans: every value narrows. */
export class SpanParameters extends BasisParameters {
  @Measure()
  measure!: MeasureName;

  @Agency()
  agency?: string;

  @ApplicationKind()
  applicationKind?: string;

  @TherapyGroup()
  therapyGroup?: string;

  @Text(300, { description: 'Part of the modality.' })
  modality?: string;

  @Sponsor()
  sponsor?: string;

  @Choice(PATHWAYS, { description: 'Review pathway; `standard` where none was assigned.' })
  pathway?: string;

  @Choice([...DESIGNATION_KINDS, 'none'], {
    description: 'A designation that the agency had granted the product.',
  })
  designation?: string;

  @Year('starts')
  startYear?: string;

  @Quarter('starts')
  startQuarter?: string;

  @Year('ends')
  endYear?: string;

  @Quarter('ends')
  endQuarter?: string;

  @CountStartDay()
  countStartDay?: 'true' | 'false';
}

const GroupBy = () =>
  List(
    DIMENSIONS.join('|'),
    4,
    {
      description: `What to group by, up to four with commas between: ${DIMENSIONS.join(', ')}.`,
      example: 'agency',
    },
    `must be up to four, with commas between, of ${DIMENSIONS.join(', ')}`,
  );

const UnitOfTime = () =>
  Choice(UNITS, {
    description:
      'Calendar days (days), working days of the agency’s country, or months of 365.25 / 12 days; days where absent.',
  });

export class SpansParameters extends SpanParameters {
  @Limit()
  limit?: number;

  @Cursor()
  cursor?: string;

  @Choice(['completed', 'pending', 'withdrawn', 'refused', 'not-computable'], { description: 'State.' })
  state?: string;

  @GroupBy()
  groupBy?: string;

  @Text(2000, {
    description:
      'Only the spans of one group of `groupBy`: its values in that order as a JSON list, null where nothing states one. ' +
      'Exactly those that the figures count in it.',
    example: '["NMPA"]',
  })
  group?: string;

  @TableFormatParameter()
  format?: 'json' | TableFormat;
}

export class StatisticsParameters extends SpanParameters {
  @GroupBy()
  groupBy?: string;

  @UnitOfTime()
  unit?: Unit;

  @List(
    '100|\\d{1,2}(\\.\\d{1,3})?',
    20,
    { description: 'Percentiles, with commas between; 10,90 where absent.', example: '10,90' },
    'must be up to 20 numbers from 0 to 100, with commas between',
  )
  percentiles?: string;

  @List(
    '\\d{1,5}(\\.\\d{1,3})?',
    200,
    {
      description: 'Times at which the curves are read, in the unit, with commas between.',
      example: '180,365',
    },
    'must be up to 200 numbers below 100000, with commas between',
  )
  at?: string;

  @TableFormatParameter()
  format?: 'json' | TableFormat;
}

export class ExplainParameters extends SpanParameters {
  @Text(10, { description: 'Day of the earlier pair. Today where absent.', example: '2024-12-31' })
  fromEffectiveAt?: string;

  @Text(40, {
    description: 'As known then, for the earlier pair: an instant or `position:<n>`. Now where absent.',
    example: 'position:136',
  })
  fromKnownAt?: string;

  @Choice(FIGURES, { description: 'The figure to explain; median where absent.' })
  figure?: FigureName;

  @UnitOfTime()
  unit?: Unit;

  @Whole(0, MAX_LIMIT, {
    description: 'Steps told one by one; those beyond are taken together. 100 where absent.',
  })
  steps?: number;
}
