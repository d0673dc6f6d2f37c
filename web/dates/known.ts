import { dayOfIso, isoOfDay, today } from './days.js';

const POSITION = /^position:(0|[1-9]\d{0,14})$/;
const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})$/;

export const positionOf = (knownAt: string | undefined): number | undefined => {
  const digits = POSITION.exec(knownAt ?? '')?.[1];
  return digits === undefined ? undefined : Number(digits);
};

/**
 * What is written into the field, as the API takes it: a day means its end, and today means now.
 * @returns undefined for now, null where it is no date, or lies ahead: what will be known nobody can ask
 */
export function readKnown(text: string): string | undefined | null {
  if (text === '' || text === isoOfDay(today())) return undefined;
  if (POSITION.test(text)) return text;
  if (INSTANT.test(text)) return Date.parse(text) <= Date.now() ? text : null;
  const day = dayOfIso(text);
  return day === undefined || day > today() ? null : `${text}T23:59:59.999Z`;
}
