import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { fromBase64 } from '#projections/merkle/base64.js';
import { openCheckpoint } from '#projections/merkle/checkpoint.js';
import { leafHash } from '#projections/merkle/hashing.js';
import { decodeVkey } from '#projections/merkle/note-key.js';
import { verifyConsistency, verifyInclusion } from '#projections/merkle/verification.js';
import type { ConsistencyProof, InclusionProof, LogKeyList } from '../../src/audit/proof/schemas.js';
import type { Problem } from '../../src/http/problem.js';
import { get, getJson, record, service } from './bundle-folders.js';
import { storyOf } from './facts.js';

const log = storyOf(5);
const folder = mkdtempSync(join(tmpdir(), 'clockstop-proof-'));
afterAll(() => rmSync(folder, { recursive: true }));

const bytes = (text: string): Uint8Array => fromBase64(text)!;
const roots = new Map<string, string>();

describe.each(['memory', 'sqlite'])('the proof over HTTP, on %s', (EVENT_STORE) => {
  let app: NestFastifyApplication;
  let trusted: Parameters<typeof openCheckpoint>[1];
  beforeAll(async () => {
    app = await service({ EVENT_STORE, DATA_DIR: join(folder, EVENT_STORE) });
    await record(app, log);
    const { origin, vkey } = await getJson<LogKeyList>(app, 'log/key');
    trusted = { origin, keys: [decodeVkey(vkey)] };
  });
  afterAll(() => app.close());

  it('signs the head, now and at every earlier size', async () => {
    for (const size of [undefined, 0, 1, 7, log.length]) {
      const { status, body } = await get(app, `log/checkpoint${size === undefined ? '' : `?size=${size}`}`);
      expect(status).toBe(200);
      expect(openCheckpoint(body.toString(), trusted).size).toBe(size ?? log.length);
    }
    roots.set(EVENT_STORE, (await get(app, 'log/checkpoint')).body.toString().split('\n')[2]!);
  });

  it('proves each event in the log, and no other in its place', async () => {
    for (const [i, { id, body }] of log.entries()) {
      const proof = await getJson<InclusionProof>(app, `log/proof/${id}`);
      expect(proof.event).toBe(body);
      const checkpoint = openCheckpoint(proof.checkpoint, trusted);
      const claim = {
        leafHash: leafHash(proof.event),
        index: proof.leafIndex,
        size: checkpoint.size,
        proof: proof.hashes.map(bytes),
        root: checkpoint.root,
      };
      expect([proof.leafIndex, proof.treeSize]).toEqual([i, log.length]);
      expect(bytes(proof.leafHash)).toEqual(claim.leafHash);
      expect(bytes(proof.root)).toEqual(checkpoint.root);
      expect(verifyInclusion(claim)).toBe(true);
      expect(verifyInclusion({ ...claim, leafHash: leafHash(`${body} `) })).toBe(false);
    }
  });

  it('proves an event in the log as it was', async () => {
    const { treeSize, hashes } = await getJson<InclusionProof>(app, `log/proof/${log[0]!.id}?size=1`);
    expect([treeSize, hashes]).toEqual([1, []]);
  });

  it('proves that the log only grew', async () => {
    for (const [from, to] of [
      [1, log.length],
      [6, 20],
      [20, 20],
    ] as const) {
      const proof = await getJson<ConsistencyProof>(app, `log/consistency?from=${from}&to=${to}`);
      const older = openCheckpoint((await get(app, `log/checkpoint?size=${from}`)).body.toString(), trusted);
      const newer = openCheckpoint(proof.checkpoint, trusted);
      const claim = {
        oldSize: from,
        newSize: to,
        oldRoot: older.root,
        newRoot: newer.root,
        proof: proof.hashes.map(bytes),
      };
      expect(verifyConsistency(claim)).toBe(true);
      if (from < to) expect(verifyConsistency({ ...claim, oldRoot: leafHash('another') })).toBe(false);
    }
  });

  it.each([
    ['log/checkpoint?size=-1', 400, 'size'],
    ['log/checkpoint?size=1.5', 400, 'size'],
    ['log/checkpoint?size=1000', 400, 'size'],
    ['log/checkpoint?sise=1', 400, 'sise'],
    ['log/checkpoint?size=1&size=2', 400, 'size'],
    ['log/proof/not-an-id', 400, 'eventId'],
    [`log/proof/${log[0]!.id}?size=0`, 400, 'size'],
    [`log/proof/${log[3]!.id}?size=3`, 404, undefined],
    ['log/proof/00000000-0000-5000-8000-000000000000', 404, undefined],
    ['log/consistency', 400, 'from'],
    ['log/consistency?from=0', 400, 'from'],
    ['log/consistency?from=5&to=4', 400, 'from'],
    ['log/consistency?from=5&to=1000', 400, 'to'],
    ['log/bundle?since=1000', 400, 'since'],
    ['log/bundle?effectiveAt=2025-02-30', 400, 'effectiveAt'],
  ])('refuses %s', async (path, status, field) => {
    const problem = await getJson<Problem>(app, path, status);
    expect([problem.status, problem.errors?.[0]?.field]).toEqual([status, field]);
  });
});

it('comes to the same root on every store', () => {
  expect(roots.size).toBe(2);
  expect(roots.get('memory')).toBe(roots.get('sqlite'));
});

it('leaves a key that only its owner can read, and a checkpoint of all it recorded', () => {
  const kept = readFileSync(join(folder, 'sqlite', 'checkpoints', 'latest'), 'utf8');
  expect(kept).toContain(`\n${log.length}\n`);
  expect(statSync(join(folder, 'sqlite', 'keys', 'signing-key.pem')).mode & 0o777).toBe(0o600);
});
