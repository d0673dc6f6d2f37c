import { Matches } from 'class-validator';
import { EVENT_TYPES } from '#events/catalogue.js';
import { DESIGNATION_KINDS } from '#events/designation.js';
import { STAGES, STATUSES, type Stage } from '#projections/product/stage.js';
import {
  Agency,
  ApplicationKind,
  Choice,
  CountStartDay,
  Cursor,
  Day,
  Limit,
  Parameter,
  Sponsor,
  Subject,
  TableFormatParameter,
  Text,
  TherapyGroup,
  Whole,
} from './parameter.js';
import type { TableFormat } from './tables/formats.js';

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

export class EventListParameters extends EventsParameters {
  @TableFormatParameter()
  format?: 'json' | TableFormat;
}

export class ApplicationsParameters extends PageParameters {
  @Agency()
  agency?: string;

  @ApplicationKind()
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
