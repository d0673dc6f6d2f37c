import fc from 'fast-check';
import { canonicalJson } from '#events/canonical.js';
import { laneOf } from '#events/catalogue.js';
import { targetOf, aboutARecord, type LoggedEvent } from '#projections/belief/belief.js';
import { Register } from '#projections/register/register.js';
import { registerAnswers, type Answers } from './compared.js';
import { bases, basisIn, folded } from './naive-agreement.js';
import { historyOf, moves, streamOfLogged, type Kinds } from './random-history.js';

/** What must hold between answers, whatever they are. */
interface Sizes {
  readonly histories: number;
  readonly size: number;
}

const PAIRS = 4;

function expectSame(ours: Answers, theirs: Answers): void {
  if (canonicalJson(ours) === canonicalJson(theirs)) return;
  expect(ours).toEqual(theirs);
  throw new Error(`equal but for the bytes: ${canonicalJson(ours)}`);
}

/** A later record changes no answer about what was known before it. */
export const appendingChangesNoEarlierAnswer = ({ histories, size }: Sizes): void =>
  fc.assert(
    fc.property(moves(size), bases(PAIRS), (moved, pairs) => {
      const log = historyOf(moved);
      const whole = folded(log);
      for (const pair of pairs) {
        const basis = basisIn(log, pair);
        const then = log.slice(0, basis.position);
        expectSame(registerAnswers(whole, log, basis), registerAnswers(folded(then), then, basis));
      }
    }),
    { numRuns: histories },
  );

/** A restart from a snapshot, at any moment, changes no answer and no byte of the next snapshot. */
export const aRestartChangesNothing = ({ histories, size }: Sizes): void =>
  fc.assert(
    fc.property(
      moves(size),
      bases(PAIRS),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (moved, pairs, share) => {
        const log = historyOf(moved);
        const at = Math.round(share * log.length);
        const restarted = folded(log.slice(at), new Register().load(readBack(folded(log.slice(0, at)))));
        const rebuilt = folded(log);
        expect(restarted.save()).toEqual(rebuilt.save());
        for (const pair of pairs) {
          const basis = basisIn(log, pair);
          expectSame(registerAnswers(restarted, log, basis), registerAnswers(rebuilt, log, basis));
        }
      },
    ),
    { numRuns: histories },
  );

/** As a file gives a snapshot back: views of one buffer. */
function readBack(register: Register): Record<string, Uint8Array> {
  const parts = Object.entries(register.save());
  const file = Buffer.concat(parts.map(([, bytes]) => bytes));
  let at = 0;
  return Object.fromEntries(
    parts.map(([name, { byteLength }]) => [name, file.subarray(at, (at += byteLength))] as const),
  );
}

/** Neither merges nor moves, which tie one product's facts to another's. */
const APART: Kinds = { corrections: true, merges: false, productMoves: false };

/**
 * Facts that have nothing to do with each other may arrive in any order: at the end the same is known. Of one lane,
 * and of what says who a product is, the order is kept: it is what tells two facts of one day apart.
 */
export const independentFactsMayArriveInAnyOrder = ({ histories, size }: Sizes): void =>
  fc.assert(
    fc.property(
      moves(size),
      bases(PAIRS),
      fc.array(fc.nat(9), { minLength: 2 * size, maxLength: 2 * size, size: 'max' }),
      (moved, pairs, choices) => {
        const log = historyOf(moved, APART);
        const other = rearranged(log, choices);
        const [register, otherwise] = [folded(log), folded(other)];
        for (const pair of pairs) {
          const basis = { ...basisIn(log, pair), position: log.length };
          expectSame(
            withoutPositions(registerAnswers(register, log, basis), log),
            withoutPositions(registerAnswers(otherwise, other, basis), other),
          );
        }
      },
    ),
    { numRuns: histories },
  );

/** The same events in another order that keeps each strand's, at new positions. */
function rearranged(log: readonly LoggedEvent[], choices: readonly number[]): LoggedEvent[] {
  const strands = new Map<string, LoggedEvent[]>();
  for (const event of log) {
    const strand = strandOf(event, log);
    strands.set(strand, [...(strands.get(strand) ?? []), event]);
  }
  const waiting = [...strands.values()];
  const found: LoggedEvent[] = [];
  for (let i = 0; waiting.length > 0; i++) {
    const at = choices[i]! % waiting.length;
    found.push({ ...waiting[at]!.shift()!, position: i + 1 });
    if (waiting[at]!.length === 0) waiting.splice(at, 1);
  }
  return found;
}

function strandOf(event: LoggedEvent, log: readonly LoggedEvent[]): string {
  if (aboutARecord(event))
    return strandOf(
      log.find(({ id }) => id === targetOf(event))!,
      log,
    );
  const lane = laneOf(event);
  // An approval that concludes an application stands in two lanes, and so do corrections between lanes.
  return `${streamOfLogged(event)} ${lane?.kind === 'designation' || lane?.kind === 'trial' ? lane.kind : ''}`;
}

/** Events by their ids instead of their positions, and in the order of the ids where positions alone order them. */
function withoutPositions(answers: Answers, log: readonly LoggedEvent[]): Answers {
  const events = (answers.events as { position: number; certain: boolean }[])
    .map(({ position, certain }) => ({ id: log[position - 1]!.id, certain }))
    .sort((a, b) => (a.id < b.id ? -1 : 1));
  return JSON.parse(
    JSON.stringify({ ...answers, events }, (key, value: unknown) => (key === 'position' ? undefined : value)),
  ) as Answers;
}
