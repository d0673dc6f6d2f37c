import type * as application from '#events/application.js';

export type ApplicationKind = (typeof application.APPLICATION_KINDS)[number];
export type Pathway = (typeof application.PATHWAYS)[number];

/** Agencies that a choice offers; an address may hold any other. */
export const AGENCIES = ['NMPA', 'FDA', 'EMA', 'PMDA', 'NHC'] as const;

const kinds: Readonly<Record<ApplicationKind, string>> = {
  IND: 'IND',
  CTA: 'CTA',
  NDA: 'NDA',
  BLA: 'BLA',
  MAA: 'MAA',
  'supplementary-IND': 'supplementary IND',
  sNDA: 'sNDA',
  sBLA: 'sBLA',
  variation: 'variation',
};

/** Kinds of application go by their agencies' own names in every language. */
export const APPLICATION_KIND_NAMES = Object.entries(kinds);
export const AGENCY_NAMES = AGENCIES.map((agency) => [agency, agency] as const);

export const PATHWAYS = [
  'standard',
  'priority',
  'priority-rare-urgent-overseas',
  'accelerated',
  '60-working-day',
  '30-working-day',
  '30-working-day-pilot',
] as const satisfies readonly Pathway[];
