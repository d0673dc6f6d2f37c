import fc from 'fast-check';
import { CATALOGUE, laneOf } from '#events/catalogue.js';
import { dateBounds, EdtfError } from '#events/edtf.js';
import { canonicalJson } from '#events/canonical.js';
import type { LoggedEvent } from '#projections/belief/belief.js';
import { beliefsOf } from '#projections/product/beliefs.js';
import { stageOf, STAGES, statusOf } from '#projections/product/stage.js';
import { productState } from '#projections/product/state.js';
import { leafHash } from '#projections/merkle/hashing.js';
import { MerkleLog } from '#projections/merkle/merkle-log.js';
import { foldEvent } from '#projections/register/fold.js';
import { selectProducts } from '#projections/register/products.js';
import { Register } from '#projections/register/register.js';
import { claimedState } from '../../src/audit/claimed-state.js';
import * as verifierJson from '../../verifier/canonical.mjs';
import { boundsOf } from '../../verifier/edtf.mjs';
import { isConsistent } from '../../verifier/merkle.mjs';
import { Replay } from '../../verifier/replay/replay.mjs';
import * as vocabulary from '../../verifier/replay/vocabulary.mjs';
import { DATES } from '../as-of/random-facts.js';
import { historyOf, moves } from '../as-of/random-history.js';

describe('the verifier’s words', () => {
  it('are the register’s: every type in the order of the story, with its lane, status and stage', () => {
    expect([...vocabulary.TYPES.keys()]).toEqual(CATALOGUE.map(({ type }) => type));
    expect(vocabulary.STAGES).toEqual(STAGES);
    for (const { type, version } of CATALOGUE) {
      const { status, stage = 'registered', lane } = vocabulary.TYPES.get(type)!;
      expect([type, status]).toEqual([type, statusOf(type)]);
      expect(version).toBe(vocabulary.VERSION);
      const stages = typeof stage === 'string' ? [stage, stage] : stage;
      if (status !== undefined)
        expect([type, ...stages]).toEqual([type, stageOf(type, 'IND'), stageOf(type, 'BLA')]);
      const data = { applicationId: 'a', approvalId: 'b', designationId: 'd', trialId: 't' };
      expect([type, lane]).toEqual([type, laneOf({ type, data })?.kind]);
    }
  });
});

describe('the verifier’s dates', () => {
  const part = fc.oneof(
    fc.constantFrom(...DATES.flatMap((date) => date.split('/'))),
    fc
      .tuple(
        fc.integer({ min: 0, max: 9999 }),
        fc.integer({ min: 0, max: 40 }),
        fc.integer({ min: 0, max: 32 }),
        fc.nat(2),
      )
      .map(([year, month, day, parts]) =>
        [String(year).padStart(4, '0'), String(month).padStart(2, '0'), String(day).padStart(2, '0')]
          .slice(0, parts + 1)
          .join('-'),
      ),
  );
  const date = fc.oneof(
    part,
    fc.tuple(part, part).map((ends) => ends.join('/')),
    fc.string({ maxLength: 12 }),
  );

  it('mean the same days as the register’s, and are refused alike', () => {
    fc.assert(
      fc.property(date, (text) => {
        let expected: [number, number] | undefined;
        try {
          const { earliest, latest } = dateBounds(text);
          expected = [earliest, latest];
        } catch (error) {
          if (!(error instanceof EdtfError)) throw error;
        }
        if (expected) expect(boundsOf(text)).toEqual(expected);
        else expect(() => boundsOf(text)).toThrow(/is not a date of the profile/);
      }),
      { numRuns: 3000 },
    );
  });
});

it('the verifier’s canonical JSON is the register’s', () => {
  fc.assert(
    fc.property(fc.jsonValue({ noUnicodeString: false }), (value) => {
      const parsed: unknown = JSON.parse(JSON.stringify(value));
      if (!JSON.stringify(parsed).isWellFormed() || /\\u[dD][89a-fA-F]/.test(JSON.stringify(parsed))) return;
      const text = canonicalJson(parsed);
      expect(verifierJson.canonicalJson(parsed)).toBe(text);
      expect(verifierJson.isCanonical(text, JSON.parse(text))).toBe(true);
      expect(verifierJson.isCanonical(` ${text}`, JSON.parse(text))).toBe(false);
    }),
  );
});

describe('the verifier’s consistency proofs', () => {
  const tree = new MerkleLog();
  for (let n = 0; n < 70; n++) tree.append(leafHash(`leaf ${n}`));
  const proofOf = (from: number, to: number) => ({
    from,
    to,
    fromRoot: Buffer.from(tree.root(from)),
    toRoot: Buffer.from(tree.root(to)),
    hashes: tree.consistencyProof(from, to).map((hash) => Buffer.from(hash)),
  });

  it('are the register’s, and hold for no other roots, hashes and sizes', () => {
    const other = Buffer.from(leafHash('another'));
    for (let to = 1; to <= tree.size; to++)
      for (let from = 1; from <= to; from++) {
        const proof = proofOf(from, to);
        expect(isConsistent(proof)).toBe(true);
        expect(isConsistent({ ...proof, fromRoot: other })).toBe(false);
        expect(isConsistent({ ...proof, toRoot: other })).toBe(false);
        expect(isConsistent({ ...proof, hashes: [...proof.hashes, other] })).toBe(false);
        if (proof.hashes.length > 0) {
          expect(isConsistent({ ...proof, hashes: proof.hashes.slice(1) })).toBe(false);
          expect(isConsistent({ ...proof, hashes: proof.hashes.with(-1, other) })).toBe(false);
        }
      }
  });
});

/** What the register claims as of a day, as known after so many events. */
function claimed(log: readonly LoggedEvent[], day: number): string[] {
  const register = new Register();
  for (const event of log) foldEvent(register, event);
  return selectProducts(register, {}, day, log.length).map((id) =>
    canonicalJson(claimedState(productState(id, beliefsOf(id, log, day), day)!)),
  );
}

function replayed(log: readonly LoggedEvent[], day: number): string[] {
  const replay = new Replay();
  for (const { position, revision: _revision, ...event } of log) replay.add(event, position);
  expect(replay.missingTargets()).toEqual([]);
  return [...replay.states(day)].map((state) => verifierJson.canonicalJson(state));
}

describe('the verifier’s replay', () => {
  it('lets a name be claimed again after it was taken back, and not before', () => {
    const facts = [
      ['ProductRegistered', { names: [{ text: 'First', kind: 'code' }] }],
      ['AliasAsserted', { name: { text: 'Again', kind: 'brand' } }],
      ['AliasAsserted', { name: { text: 'Gone', kind: 'brand' } }],
      ['AliasRetracted', { name: 'Again' }],
      ['AliasRetracted', { name: 'Gone' }],
      ['AliasAsserted', { name: { text: 'Again', kind: 'brand' }, note: 'after all' }],
    ] as const;
    const log = facts.map(([type, data], i): LoggedEvent => {
      const id = `00000000-0000-5000-8000-00000000000${i}`;
      const recorded = { at: '2026-01-01T00:00:00.000Z', by: 'recorder' };
      return { id, type, version: 1, productId: 'p', recorded, data, position: i + 1, revision: i };
    });
    expect(replayed(log, 0)).toEqual(claimed(log, 0));
    expect(JSON.parse(replayed(log, 0)[0]!)).toMatchObject({ names: ['First', 'Again'] });
  });

  it('comes to the state that the register claims, whatever was recorded', () => {
    const days = DATES.flatMap((date) => Object.values(dateBounds(date)).filter(Number.isFinite) as number[]);
    fc.assert(
      fc.property(
        moves(60),
        fc.array(fc.tuple(fc.nat(), fc.nat()), { minLength: 4, maxLength: 4 }),
        (moved, pairs) => {
          const log = historyOf(moved);
          for (const [day, known] of pairs) {
            const position = log.length - (known % (log.length + 1));
            const at = days[day % days.length]!;
            expect(replayed(log.slice(0, position), at)).toEqual(claimed(log.slice(0, position), at));
          }
        },
      ),
      { numRuns: Number(process.env['AUDIT_HISTORIES'] ?? 300) },
    );
  });
});
