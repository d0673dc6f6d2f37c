import { canonicalEvent } from '#events/canonical.js';
import { eventIdOf } from '#events/event-id.js';
import type { Envelope, Fact } from '#events/envelope.js';
import { streamOf } from '#events/subject.js';

/** An event as a store keeps it, without its places. */
export interface Entry {
  readonly stream: string;
  readonly id: string;
  readonly body: string;
}

const SOURCE = { title: 'A bulletin' };
const START = Date.UTC(2026, 0, 1);

export function entryOf(fact: Fact, minute: number, by = 'recorder', reason?: object): Entry {
  const id = eventIdOf(fact);
  const recorded = { at: new Date(START + minute * 60_000).toISOString(), by, ...(reason && { reason }) };
  const event = { id, ...fact, recorded } as Envelope;
  return { stream: streamOf(event), id, body: canonicalEvent(event) };
}

/** A product's story, told over its events; some of it corrected and taken back. */
export function storyOf(products: number): Entry[] {
  const log: Entry[] = [];
  const record = (fact: Omit<Fact, 'version'>, reason?: object): Entry => {
    const entry = entryOf({ version: 1, ...fact }, log.length, `recorder-${log.length % 3}`, reason);
    log.push(entry);
    return entry;
  };
  for (let n = 0; n < products; n++) {
    const productId = `product-${n}`;
    const application = { applicationId: 'IND-1', agency: 'NMPA' };
    const fact = (type: string, effectiveOn: string | undefined, data: object) =>
      record({ type, productId, ...(effectiveOn && { effectiveOn }), source: SOURCE, data } as Fact);
    fact('ProductRegistered', undefined, {
      names: [{ text: `制品 ${n}`, kind: 'inn' }],
      sponsor: `Sponsor ${n % 2}`,
    });
    fact('ApplicationSubmitted', '2024-01', { ...application, applicationKind: 'IND' });
    const accepted = fact('ApplicationAccepted', '2024-03-01', { ...application, applicationKind: 'IND' });
    fact('ClinicalTrialTacitlyApproved', '2024-06/2024-07', { ...application, basis: 'agency-listed' });
    fact('DesignationGranted', '2025-08', { designationId: 'D', agency: 'FDA', kind: 'RMAT' });
    const reason = { code: 'refined-by-source', text: 'The release gives the day.' };
    const about = (type: string, data: object) => record({ type, productId, data } as Fact, reason);
    const correction = about('EventCorrected', {
      targetId: accepted.id,
      changes: { effectiveOn: `2024-03-0${2 + (n % 7)}` },
    });
    if (n % 3 === 0) about('EventRetracted', { targetId: correction.id });
  }
  return log;
}
