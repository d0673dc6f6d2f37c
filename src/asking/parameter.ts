import { applyDecorators } from '@nestjs/common';
import { ApiPropertyOptional, type ApiPropertyOptions } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { IsIn, IsInt, IsOptional, Length, Matches, Max, Min, ValidateBy } from 'class-validator';
import { APPLICATION_KINDS } from '#events/application.js';
import { THERAPY_GROUPS } from '#events/identity.js';
import { isText, SubjectId, TEXT_RULE } from '#events/validation.js';
import { MAX_LIMIT } from './answers/page.js';
import { TABLES } from './tables/formats.js';

/** A query parameter, declared once: its rule for the request and its entry in the OpenAPI document. */
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

export const TherapyGroup = () => Choice(THERAPY_GROUPS, { description: 'Therapy group of the product.' });

export const Sponsor = () => Text(300, { description: 'Part of the sponsor’s name.' });

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

export const ApplicationKind = () => Choice(APPLICATION_KINDS, { description: 'Kind of application.' });

export const Limit = () =>
  Whole(1, MAX_LIMIT, { description: 'How many items a page holds; 50 where absent.', example: 50 });

export const Cursor = () =>
  Text(400, { description: 'The cursor given in `next`. It keeps to the dates of the first page.' });

export const TableFormatParameter = () =>
  Choice(['json', ...Object.keys(TABLES)], {
    description: 'Format of the answer; as Accept asks where absent, else json. A table holds every row.',
  });
