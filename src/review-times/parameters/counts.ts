import { Matches } from 'class-validator';
import { THERAPY_GROUPS } from '#events/identity.js';
import { CONCLUSIONS, type Conclusion } from '#projections/review-time/counted-applications.js';
import {
  Agency,
  ApplicationKind,
  BasisParameters,
  Choice,
  PageParameters,
  Parameter,
  TableFormatParameter,
  type TableFormat,
} from '../../asking/index.js';

export class CountsParameters extends BasisParameters {
  @Agency()
  agency?: string;

  @ApplicationKind()
  applicationKind?: string;

  @TableFormatParameter()
  format?: 'json' | TableFormat;
}

/** What a count says where it has no value. */
export const NOT_STATED = 'not-stated';

export class CountedParameters extends PageParameters {
  @Agency()
  agency?: string;

  @ApplicationKind()
  applicationKind?: string;

  @Parameter(
    {
      type: String,
      description: `Year of the first event that is recorded of the application; \`${NOT_STATED}\` where its date leaves it open.`,
    },
    Matches(/^(\d{4}|not-stated)$/, { message: `must be a year, such as 2021, or ${NOT_STATED}` }),
  )
  year?: string;

  @Choice([...THERAPY_GROUPS, NOT_STATED], { description: 'Therapy group of the product.' })
  therapyGroup?: string;

  @Choice(CONCLUSIONS, { description: 'How the application was concluded.' })
  conclusion?: Conclusion;
}
