import type { LoggedEvent } from '#projections/belief/belief.js';
import { evolve, emptyRecord, type SubjectRecord } from '#projections/product/subject-record.js';
import { decide, type Decision } from '../../src/recording/deciding/decide.js';
import { Refusal, type RefusalCode } from '../../src/recording/deciding/refusal.js';
import type { Stamp, Statement, SubjectRef } from '../../src/recording/deciding/statement.js';
import { withoutEvent } from '../../web/i18n/sayings/against.js';
import { inChinese } from '../../web/i18n/sayings/in-chinese.js';

export const PRODUCT: SubjectRef = { productId: 'p' };
export const STAMP: Stamp = { at: '2026-01-01T00:00:00.000Z', by: 'tester' };
export const SOURCE = { title: 'A source' };

/** A statement of a dated fact. */
export const fact = (type: string, effectiveOn: string, data: object): Statement => ({
  type,
  effectiveOn,
  source: SOURCE,
  data: data as Statement['data'],
});

export const registered: Statement = {
  type: 'ProductRegistered',
  source: SOURCE,
  data: { names: [{ text: 'P-1', kind: 'code' }] },
};

const application = { applicationId: 'a', agency: 'NMPA' };

export const submitted = (on: string, data: object = {}) =>
  fact('ApplicationSubmitted', on, { ...application, applicationKind: 'NDA', ...data });
export const accepted = (on: string, data: object = {}) =>
  fact('ApplicationAccepted', on, { ...application, applicationKind: 'NDA', ...data });
/** Any other step of the same application. */
export const step = (type: string, on: string, data: object = {}) =>
  fact(type, on, { ...application, ...data });
export const approved = (on: string, data: object = {}) =>
  fact('MarketingApproved', on, {
    approvalId: 'v',
    agency: 'NMPA',
    approvalKind: 'full',
    indication: 'PD',
    applicationId: 'a',
    ...data,
  });
/** Something about the approval. */
export const afterwards = (type: string, on: string, data: object = {}) =>
  fact(type, on, { approvalId: 'v', agency: 'NMPA', ...data });
export const designated = (type: string, on: string, data: object = {}) =>
  fact(type, on, { designationId: 'd', agency: 'FDA', kind: 'RMAT', ...data });
export const trial = (type: string, on: string, data: object = {}) =>
  fact(type, on, { trialId: 't', ...data });

const REASON = { code: 'other', text: 'A source says so.' } as const;

/** A record about a record, named by its place in what was given and recorded: 0 is the first. */
export type AboutAPlace = (log: readonly LoggedEvent[]) => Statement;

export const correct =
  (place: number, changes: object, code: 'other' | 'wrong-product' = 'other'): AboutAPlace =>
  (log) => ({
    type: 'EventCorrected',
    reason: { ...REASON, code },
    data: { targetId: log[place]!.id, changes },
  });

export const retract =
  (place: number): AboutAPlace =>
  (log) => ({ type: 'EventRetracted', reason: REASON, data: { targetId: log[place]!.id } });

type Told = Statement | AboutAPlace;

export interface Then {
  /** It is recorded as a new event. */
  isRecorded(): LoggedEvent;
  /** It is recorded already, at this place. */
  isRecordedAlready(place: number): void;
  /** It is refused, in words that the pages know in Chinese; and names the event at this place, where it contradicts one. */
  isRefused(code: RefusalCode, because: string | RegExp, place?: number): Refusal;
}

/** What is recorded, in this order, about one product; then one more statement, and what becomes of it. */
export function given(...told: Told[]) {
  return about(PRODUCT, ...told);
}

export function about(subject: SubjectRef, ...told: Told[]) {
  const record = told.reduce<SubjectRecord>((before, each) => {
    const decision = decide(before, statementOf(each, before.log), STAMP);
    if (decision.outcome === 'already-recorded') throw new Error('given the same twice');
    const at = before.log.length;
    return evolve(before, { ...decision.event, position: at + 1, revision: at });
  }, emptyRecord(subject));
  return {
    record,
    when: (then: Told, stamp: Stamp = STAMP): Then => outcome(record, statementOf(then, record.log), stamp),
  };
}

const statementOf = (told: Told, log: readonly LoggedEvent[]): Statement =>
  typeof told === 'function' ? told(log) : told;

function outcome(record: SubjectRecord, statement: Statement, stamp: Stamp): Then {
  const decided = (): Decision => decide(record, statement, stamp);
  return {
    isRecorded() {
      const decision = decided();
      expect(decision.outcome).toBe('record');
      return { ...decision.event, position: record.log.length + 1, revision: record.revision + 1 };
    },
    isRecordedAlready(place) {
      expect(decided()).toEqual({ outcome: 'already-recorded', event: record.log[place] });
    },
    isRefused(code, because, place) {
      const refusal = refusalOf(decided);
      expect(refusal.message).toMatch(because);
      expect(refusal.code).toBe(code);
      if (code !== 'invalid') expect(inChinese(withoutEvent(refusal.message))).toBeDefined();
      expect(refusal.contradicts).toEqual(place === undefined ? undefined : record.log[place]);
      return refusal;
    },
  };
}

function refusalOf(decided: () => Decision): Refusal {
  try {
    const { event } = decided();
    throw new Error(`not refused: ${JSON.stringify(event)}`);
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
}
