import { CATALOGUE } from '#events/catalogue.js';
import type { EpochDay } from '#events/edtf.js';
import type { Register } from '../register/register.js';
import { NONE } from '../register/rows.js';
import type { ClockFact } from './clock-facts.js';
import { boundsFrom } from './pair-stops.js';

const NAMES_KIND = Uint8Array.from(CATALOGUE, ({ data }) => ('applicationKind' in data.properties ? 1 : 0));

/** A row as a clock sees it; the position of its event stands for its id, which rows do not keep. */
export function clockFactOfRow(register: Register, row: number, day: EpochDay): ClockFact {
  const { type, agency, detail, term, earliest, latest, position } = register.rows.columns;
  return {
    type: CATALOGUE[type.at(row)]!.type,
    bounds: boundsFrom(earliest.at(row), latest.at(row)),
    certain: latest.at(row) <= day,
    eventId: factName(position.at(row)),
    ...(agency.at(row) !== NONE && { agency: register.agencies.textOf(agency.at(row)) }),
    ...(NAMES_KIND[type.at(row)] === 1 &&
      detail.at(row) !== NONE && { applicationKind: register.details.textOf(detail.at(row)) }),
    ...(term.at(row) !== NONE && { term: register.terms.textOf(term.at(row)) }),
  };
}

/** What stands in a clock's facts for the id of the event at a position. */
export const factName = (position: number): string => `position:${position}`;
