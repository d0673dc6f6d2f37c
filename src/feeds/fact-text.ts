import { definitionOf } from '#events/catalogue.js';
import type { Envelope } from '#events/envelope.js';

type Data = Envelope['data'];

/** The event in English. */
export const labelOf = (type: string): string => definitionOf(type)?.label.en ?? type;

export const agencyIn = (data: Data): string => textOf(data['agency']);

/** Kind of application, designation or approval. */
export const kindIn = (data: Data): string =>
  textOf(data['applicationKind'] ?? data['kind'] ?? data['approvalKind']);

export function indicationsIn(data: Data): string {
  const indications = data['indications'] ?? data['indication'];
  return Array.isArray(indications) ? indications.join('; ') : textOf(indications);
}

/** What an event about no product is called: its title, its subject, or what it states. */
export const nameIn = (data: Data): string =>
  textOf(data['title'] ?? data['subject'] ?? data['statement'] ?? data['ruleId']);

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

/** The texts that say something, with a comma between. */
export const listed = (...texts: string[]): string => texts.filter((text) => text !== '').join(', ');
