import { Matches } from 'class-validator';
import { Agency, BasisParameters, Choice, Parameter } from '../../asking/index.js';

/** Formats of a digest besides JSON. */
export const DIGEST_FORMATS = { html: 'text/html', markdown: 'text/markdown' } as const;
export type DigestFormat = keyof typeof DIGEST_FORMATS;

export const WEEK_RULE = 'must be a week of ISO 8601, such as 2025-W43';

export class DigestParameters extends BasisParameters {
  @Parameter(
    {
      type: String,
      pattern: '^\\d{4}-W\\d{2}$',
      description:
        'The week, Monday to Sunday (ISO 8601). The last that is over by `effectiveAt` where absent.',
      example: '2025-W43',
    },
    Matches(/^\d{4}-W\d{2}$/, { message: WEEK_RULE }),
  )
  week?: string;

  @Agency()
  agency?: string;

  @Choice(['json', ...Object.keys(DIGEST_FORMATS)], {
    description: 'Format of the answer; as Accept asks where absent, else json.',
  })
  format?: 'json' | DigestFormat;
}
