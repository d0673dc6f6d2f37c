import fc from 'fast-check';
import { isCorrection, isRetraction, type LoggedEvent } from '#projections/belief/belief.js';
import { subjectRecord } from '#projections/product/subject-record.js';
import { foldEvent } from '#projections/register/fold.js';
import { Register } from '#projections/register/register.js';
import { productStream, referenceStream } from '#events/subject.js';
import { decide } from '../../src/recording/deciding/decide.js';
import { Refusal } from '../../src/recording/deciding/refusal.js';
import type { Statement, SubjectRef } from '../../src/recording/deciding/statement.js';
import { changeOf, factOf, PRODUCTS, REASON, registrationOf } from './random-facts.js';

/** One thing somebody tries to record: what kind of thing, and the numbers that choose its particulars. */
export type Move = readonly [kind: number, product: number, a: number, b: number, c: number];

export const moves = (size: number): fc.Arbitrary<Move[]> =>
  fc.array(fc.tuple(fc.nat(99), fc.nat(99), fc.nat(9999), fc.nat(9999), fc.nat(9999)), {
    minLength: Math.ceil(size / 2),
    maxLength: size,
    size: 'max',
  });

/** Which kinds of move a history is made of. */
export interface Kinds {
  readonly corrections: boolean;
  readonly merges: boolean;
  readonly productMoves: boolean;
}

export const EVERYTHING: Kinds = { corrections: true, merges: true, productMoves: true };

/**
 * The log that these moves leave behind. Each is put to the register's own decision, with no more of the log than
 * it would have read; what it refuses is not recorded.
 */
export function historyOf(moved: readonly Move[], kinds: Kinds = EVERYTHING): LoggedEvent[] {
  const log: LoggedEvent[] = [];
  const register = new Register();
  const record = (subject: SubjectRef, statement: Statement): void => {
    const stream =
      'productId' in subject ? productStream(subject.productId) : referenceStream(subject.referenceId);
    const streams = register.streamsOf(stream);
    const known = log.filter((event) => streams.includes(streamOfLogged(event)));
    const at = new Date(Date.UTC(2026, 0, 1) + log.length * 60_000).toISOString();
    try {
      const decision = decide(subjectRecord(subject, known), statement, {
        at,
        by: `author-${log.length % 3}`,
      });
      if (decision.outcome === 'already-recorded') return;
      const revision = known.filter((event) => streamOfLogged(event) === stream).length;
      const event = { ...decision.event, position: log.length + 1, revision };
      log.push(event);
      foldEvent(register, event);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
    }
  };
  const isKnown = (productId: string) => register.subjects.codeOf(productStream(productId)) !== undefined;

  /** A retraction below 78, a correction above; some of either are about the latest of their kind. */
  const aboutARecordOf = ([kind, , a, b, c]: Move): void => {
    const latest =
      kind < 70
        ? log.findLast(isRetraction)
        : kind < 78 || kind > 84
          ? undefined
          : log.findLast(isCorrection);
    const target = latest ?? log[a % log.length]!;
    const changes = changeOf(target, b, c, kinds.productMoves);
    if (kind < 78)
      return record(subjectOf(target), {
        type: 'EventRetracted',
        reason: REASON,
        data: { targetId: target.id },
      });
    if (changes.productId !== undefined && !isKnown(changes.productId)) return;
    record(subjectOf(target), {
      type: 'EventCorrected',
      reason: REASON,
      data: { targetId: target.id, changes },
    });
  };

  moved.forEach((move, at) => {
    const [kind, product, a, b, c] = move;
    const productId = PRODUCTS[product % PRODUCTS.length]!;
    if (at < PRODUCTS.length - 1 || kind < 3)
      return record({ productId: at < PRODUCTS.length ? PRODUCTS[at]! : productId }, registrationOf(a, b, c));
    if (kind >= 66 && kinds.corrections && log.length > 0) return aboutARecordOf(move);
    if (kind >= 60 && kinds.merges) {
      const into = PRODUCTS[a % PRODUCTS.length]!;
      return isKnown(into) ? record({ productId }, factOf.merge(into, b, c)) : undefined;
    }
    if (kind < 6) return record({ referenceId: `guideline-${a % 3}` }, factOf.reference(b, c));
    return record({ productId }, factOf.product(kind, a, b, c));
  });
  return log;
}

export const streamOfLogged = ({ productId, referenceId }: LoggedEvent): string =>
  productId === undefined ? referenceStream(referenceId!) : productStream(productId);

const subjectOf = ({ productId, referenceId }: LoggedEvent): SubjectRef =>
  productId === undefined ? { referenceId: referenceId! } : { productId };
