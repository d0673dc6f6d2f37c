import { applyDecorators } from '@nestjs/common';
import { ApiPropertyOptional, type ApiPropertyOptions } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { IsIn, IsInt, IsOptional, Length, Matches, Max, Min, ValidateBy } from 'class-validator';
import { EVENT_TYPES } from '#events/catalogue.js';
import { APPLICATION_KINDS } from '#events/application.js';
import { DESIGNATION_KINDS } from '#events/designation.js';
import { THERAPY_GROUPS } from '#events/identity.js';
import { isText, SubjectId, TEXT_RULE } from '#events/validation.js';
import { STAGES, STATUSES, type Stage } from '#projections/product/stage.js';
import { MAX_LIMIT } from './answers/page.js';
import { TABLES, type TableFormat } from './tables/formats.js';

/** Query parameters. Each is declared once: its rule for the request and its entry in the OpenAPI document. */
export const Parameter = (documented: ApiPropertyOptions, ...rules: PropertyDecorator[]): PropertyDecorator =>
  applyDecorators(IsOptional(), ...rules, ApiPropertyOptional(documented));

const IsText = () =>
  ValidateBy({
    name: 'isText',
    validator: {
      validate: (value) => typeof value === 'string' && isText(value),
      defaultMessage: () => `must be ${TEXT_RULE}`,
    },
  });

export const Text = (maxLength: number, documented: ApiPropertyOptions) =>
  Parameter(
    { ...documented, type: String, minLength: 1, maxLength } as ApiPropertyOptions,
    Length(1, maxLength),
    IsText(),
  );

/** Several values in one parameter, with commas between. */
export const List = (value: string, most: number, documented: object, message: string) =>
  Parameter(
    { ...documented, type: String },
    Matches(new RegExp(`^(${value})(,(${value})){0,${most - 1}}$`), { message }),
  );

const WHOLE = /^(0|[1-9]\d{0,14})$/;

/** A whole number in a query is text until here; anything else stays text and breaks IsInt's rule. */
export const Whole = (minimum: number, maximum: number, documented: ApiPropertyOptions) =>
  Parameter(
    { ...documented, type: 'integer', minimum, maximum } as ApiPropertyOptions,
    Transform(({ value }: { value: unknown }) =>
      typeof value === 'string' && WHOLE.test(value) ? Number(value) : value,
    ),
    IsInt(),
    Min(minimum),
    Max(maximum),
  );

export const Choice = (values: readonly string[], documented: ApiPropertyOptions) =>
  Parameter({ ...documented, enum: [...values] }, IsIn(values));

export const Day = (documented: ApiPropertyOptions) =>
  Parameter(
    { ...documented, type: String, format: 'date' } as ApiPropertyOptions,
    Matches(/^\d{4}-\d{2}-\d{2}$/, { message: 'must be a civil date, such as 2025-01-02' }),
  );

const AGENCY = /^[A-Z][A-Za-z0-9-]{1,19}$/;

export const Agency = () =>
  Parameter(
    { type: String, pattern: AGENCY.source, description: 'Code of the agency.', example: 'NMPA' },
    Matches(AGENCY, { message: 'must be the code of an agency, such as NMPA or FDA' }),
  );

const TherapyGroup = () => Choice(THERAPY_GROUPS, { description: 'Therapy group of the product.' });

const Sponsor = () => Text(300, { description: 'Part of the sponsor’s name.' });

/** The id of a subject, as it stands in an address. */
export const Subject = (description: string) =>
  Parameter(
    { type: String, pattern: SubjectId.pattern!, description },
    Matches(new RegExp(SubjectId.pattern!), { message: `must match ${SubjectId.pattern}` }),
  );

/** Whether the day a clock starts on is its first day: no text was found that settles it. */
export const CountStartDay = () =>
  Choice(['true', 'false'], {
    description: 'Whether the day a period starts on counts as its first; false where absent.',
  });

/** What every read takes. */
export class BasisParameters {
  @Text(10, {
    description: 'In force on this civil day, inclusive. Today where absent.',
    example: '2026-01-31',
  })
  effectiveAt?: string;

  @Text(40, {
    description: 'As known then, inclusive: an instant with an offset, or `position:<n>`. Now where absent.',
    example: 'position:136',
  })
  knownAt?: string;

  @Whole(0, Number.MAX_SAFE_INTEGER, { description: 'Wait until the register has reached this position.' })
  waitFor?: number;
}

export const Limit = () =>
  Whole(1, MAX_LIMIT, { description: 'How many items a page holds; 50 where absent.', example: 50 });

export const Cursor = () =>
  Text(400, { description: 'The cursor given in `next`. It keeps to the dates of the first page.' });

export class PageParameters extends BasisParameters {
  @Limit()
  limit?: number;

  @Cursor()
  cursor?: string;
}

export class ProductFacetsParameters extends BasisParameters {
  @Text(300, {
    description: 'Part of any name, alias or code; case, width and accents do not matter.',
    example: 'Amimatosa',
  })
  search?: string;

  @Agency()
  agency?: string;

  @Choice(STAGES, { description: 'How far it has come.' })
  stage?: Stage;

  @TherapyGroup()
  therapyGroup?: string;

  @Sponsor()
  sponsor?: string;

  @Choice(DESIGNATION_KINDS, { description: 'Kind of a designation, whatever became of it.' })
  designation?: string;
}

export class ProductsParameters extends ProductFacetsParameters {
  @Limit()
  limit?: number;

  @Cursor()
  cursor?: string;
}

export class EventsParameters extends PageParameters {
  @Parameter(
    {
      type: String,
      description:
        'Types of event, with commas between. Every type where absent, but for what the register records about itself, which is listed where it is named: `RegisterExported`, `SigningKeyIntroduced`, `SigningKeyRetired`, `ApiKeyIssued`, `ApiKeyRevoked`, `RevisionProposed`, `RevisionDeclined`, `RevisionWithdrawn`; with access control that is for auditors.',
      example: 'ClinicalTrialTacitlyApproved,ClinicalTrialApproved',
    },
    Matches(new RegExp(`^(${EVENT_TYPES.join('|')})(,(${EVENT_TYPES.join('|')}))*$`), {
      message: `must be types of event with commas between: ${EVENT_TYPES.join(', ')}`,
    }),
  )
  type?: string;

  @Agency()
  agency?: string;

  @Subject('About this product.')
  productId?: string;

  @Subject('About this subject, which belongs to no product.')
  referenceId?: string;

  @TherapyGroup()
  therapyGroup?: string;

  @Sponsor()
  sponsor?: string;

  @Day({ description: 'First day of the period it took effect in.', example: '2025-10-20' })
  effectiveFrom?: string;

  @Day({ description: 'Last day of the period it took effect in.', example: '2025-10-26' })
  effectiveTo?: string;
}

export const TableFormatParameter = () =>
  Choice(['json', ...Object.keys(TABLES)], {
    description: 'Format of the answer; as Accept asks where absent, else json. A table holds every row.',
  });

export class EventListParameters extends EventsParameters {
  @TableFormatParameter()
  format?: 'json' | TableFormat;
}

export class ApplicationsParameters extends PageParameters {
  @Agency()
  agency?: string;

  @Choice(APPLICATION_KINDS, { description: 'Kind of application.' })
  applicationKind?: string;

  @Choice(STATUSES, { description: 'Where it stands.' })
  status?: string;

  @Subject('Of this product.')
  productId?: string;

  @Choice(['true', 'false'], {
    description: 'Whether the statutory deadline has certainly passed without a decision.',
  })
  overdue?: 'true' | 'false';

  @Day({ description: 'The statutory deadline may lie before this day.' })
  dueBefore?: string;

  @CountStartDay()
  countStartDay?: 'true' | 'false';
}

export class GuidelinesParameters extends BasisParameters {
  @Agency()
  agency?: string;
}

export class DiffParameters extends PageParameters {
  @Text(10, { description: 'Day of the earlier pair. Today where absent.', example: '2024-12-31' })
  fromEffectiveAt?: string;

  @Text(40, {
    description:
      'As known at the earlier pair: an instant with an offset, or `position:<n>`. Now where absent.',
    example: 'position:136',
  })
  fromKnownAt?: string;

  @Subject('Of this product alone.')
  productId?: string;
}

export class RegisterParameters extends BasisParameters {
  @Choice(['json', 'csv'], { description: 'Format of the answer; json where absent.' })
  format?: string;
}
