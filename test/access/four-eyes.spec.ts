import { aboutARecord } from '#projections/belief/belief.js';
import { EventStore, loggedEvent } from '../../src/event-store/index.js';
import { OpenApiDocument } from '../http/document.js';
import { Service, type Answer } from '../http/service.js';
import { accepted, person, reason, source, type Person } from './four-eyes.js';
import { Issuer } from './issuer.js';

jest.setTimeout(240_000);

let issuer: Issuer;
let service: Service;
let ann: Person;
let ben: Person;
let cem: Person;
let reader: Person;
beforeAll(async () => {
  issuer = await Issuer.start();
  service = await Service.start({ ...issuer.environment, FOUR_EYES: 'on', BUNDLED_REGISTER: 'load' });
  [ann, ben, cem, reader] = await Promise.all([
    person(() => service, issuer, 'ann'),
    person(() => service, issuer, 'ben'),
    person(() => service, issuer, 'cem'),
    person(() => service, issuer, 'rea', ['reader']),
  ]);
});
afterAll(async () => {
  await service.close();
  await issuer.close();
  process.env['FOUR_EYES'] = 'off';
});

let made = 0;
const product = async () => {
  const productId = `p-${made++}`;
  return { productId, acceptance: await accepted(ann, productId) };
};
const correction = (effectiveOn = '2025-01-11') => ({ reason, changes: { effectiveOn } });
const propose = async (by: Person, eventId: string, body: object = correction()): Promise<string> => {
  const { status, text, body: proposal } = await by.post(`events/${eventId}/correction`, body);
  expect([status, status === 202 ? '' : text]).toEqual([202, '']);
  return proposal.revisionId as string;
};
const stateOf = async (revisionId: string): Promise<string> =>
  (await reader.get(`revisions/${revisionId}`)).body.state;
const problem = ({ status, body }: Answer) => [status, String(body.type).split('/').at(-1)];
/** What answers say of a product, but for how far the log has come. */
const told = async (productId: string): Promise<unknown[]> => {
  const paths = [
    `products/${productId}`,
    `products/${productId}/timeline`,
    `products/${productId}/history`,
    `events?productId=${productId}`,
    `diff?fromKnownAt=position:146&productId=${productId}`,
  ];
  const answers = await Promise.all(paths.map((path) => reader.get(path)));
  return answers.map(({ status, body }) => {
    const { basis: _basis, from: _from, self: _self, ...rest } = body as Record<string, unknown>;
    return [status, rest];
  });
};

describe('a correction where four eyes are on', () => {
  it('is proposed, changes nothing, and is recorded when somebody else has approved it', async () => {
    const { productId, acceptance } = await product();
    const before = await told(productId);
    const pinned = `products/${productId}?effectiveAt=2026-01-01&knownAt=position:${await headOf()}`;
    const { etag } = (await reader.get(pinned)).headers;
    const atom = (await reader.get(`events.atom?productId=${productId}`)).text;
    const asked = await ann.post(`events/${acceptance}/correction`, correction());
    expect([asked.status, asked.headers['location']]).toEqual([202, asked.body.links.revision]);
    expect(asked.body).toMatchObject({
      state: 'pending',
      alreadyProposed: false,
      type: 'EventCorrected',
      targetId: acceptance,
      productId,
      ...correction(),
      proposed: { by: 'ann' },
    });
    const again = await ann.post(`events/${acceptance}/correction`, correction());
    expect([again.status, again.body]).toEqual([200, { ...asked.body, alreadyProposed: true }]);

    expect(await told(productId)).toEqual(before);
    expect((await reader.get(pinned)).headers['etag']).toBe(etag);
    expect((await reader.get(`events.atom?productId=${productId}`)).text).toBe(atom);

    const { revisionId } = asked.body as { revisionId: string };
    const own = await ann.post(`revisions/${revisionId}/approval`);
    expect(problem(own)).toEqual([403, 'own-revision']);
    expect(own.body.detail).toContain('"ann"');
    expect(await told(productId)).toEqual(before);

    const approved = await ben.post(`revisions/${revisionId}/approval`);
    expect([approved.status, approved.body]).toMatchObject([201, { recordedBy: 'ann', approvedBy: 'ben' }]);
    const { eventId } = approved.body as { eventId: string };
    const { items } = (await reader.get(`products/${productId}/history`)).body;
    expect(items.at(-1).event).toMatchObject({
      id: eventId,
      recorded: { by: 'ann', approvedBy: 'ben', reason },
    });
    expect(items.at(-2)).toMatchObject({
      status: 'corrected',
      corrections: [{ eventId, by: 'ann', approvedBy: 'ben' }],
      standing: { effectiveOn: '2025-01-11' },
    });
    for (const by of [ben, cem]) {
      const repeated = await by.post(`revisions/${revisionId}/approval`);
      expect([repeated.status, repeated.body]).toMatchObject([
        200,
        { eventId, approvedBy: 'ben', alreadyRecorded: true },
      ]);
    }
    const stated = await ann.post(`events/${acceptance}/correction`, correction());
    expect([stated.status, stated.body.eventId]).toEqual([200, eventId]);
    expect((await reader.get(`revisions/${revisionId}`)).body).toMatchObject({
      state: 'approved',
      eventId,
      decided: { by: 'ben' },
    });
  });

  it('is listed as it was known to stand, in pages', async () => {
    const [first, second] = [await product(), await product()];
    const ids = [await propose(ann, first.acceptance), await propose(ben, second.acceptance)];
    const waiting = await headOf();
    await cem.post(`revisions/${ids[0]}/approval`);
    const pending = async (query: string) =>
      ((await reader.get(`revisions?limit=500&${query}`)).body.items as { revisionId: string }[]).map(
        ({ revisionId }) => revisionId,
      );
    expect(await pending('')).not.toContain(ids[0]);
    expect(await pending(`knownAt=position:${waiting}`)).toEqual(expect.arrayContaining(ids));
    expect(await pending('state=approved')).toContain(ids[0]);
    const { body } = await reader.get('revisions?state=all&limit=1');
    const { body: next } = await reader.get(`revisions?state=all&limit=1&cursor=${body.next}`);
    expect(next.items[0].revisionId).not.toBe(body.items[0].revisionId);
    expect((await reader.get(`revisions/${ids[0]}?knownAt=position:${waiting}`)).body.state).toBe('pending');
  });

  it('is what the document says', async () => {
    const document = await OpenApiDocument.of(service);
    const { acceptance } = await product();
    const { body } = await ann.post(`events/${acceptance}/correction`, correction());
    expect(document.issues('Proposal', body)).toEqual([]);
    const { body: receipt } = await ben.post(`revisions/${body.revisionId}/approval`);
    expect(document.issues('Receipt', receipt)).toEqual([]);
    for (const [schema, path] of [
      ['RevisionAnswer', `revisions/${body.revisionId}`],
      ['RevisionList', 'revisions?state=all&limit=500'],
      ['Record', `events/${receipt.eventId}`],
    ] as const)
      expect([schema, document.issues(schema, (await reader.get(path)).body)]).toEqual([schema, []]);
  });
});

describe('what is refused', () => {
  it('by another is declined, and may be proposed anew', async () => {
    const { productId, acceptance } = await product();
    const before = await told(productId);
    const revisionId = await propose(ann, acceptance);
    const declined = await ben.post(`revisions/${revisionId}/refusal`, { reason: 'Another day.' });
    expect([declined.status, declined.body]).toMatchObject([
      200,
      { state: 'declined', decided: { by: 'ben', reason: 'Another day.' } },
    ]);
    expect((await ben.post(`revisions/${revisionId}/refusal`, { reason: 'Again.' })).body).toEqual(
      declined.body,
    );
    expect(problem(await cem.post(`revisions/${revisionId}/refusal`, { reason: 'Too.' }))).toEqual([
      409,
      'revision-decided',
    ]);
    expect(problem(await cem.post(`revisions/${revisionId}/approval`))).toEqual([409, 'revision-decided']);
    expect(await told(productId)).toEqual(before);
    const anew = await propose(ann, acceptance);
    expect(anew).not.toBe(revisionId);
    expect((await ben.post(`revisions/${anew}/approval`)).status).toBe(201);
    expect([await stateOf(revisionId), await stateOf(anew)]).toEqual(['declined', 'approved']);
  });

  it('by its proposer is withdrawn', async () => {
    const { acceptance } = await product();
    const revisionId = await propose(ann, acceptance);
    const { body } = await ann.post(`revisions/${revisionId}/refusal`, { reason: 'I misread it.' });
    expect(body).toMatchObject({ state: 'withdrawn', decided: { by: 'ann' } });
    expect(problem(await ben.post(`revisions/${revisionId}/approval`))).toEqual([409, 'revision-decided']);
  });

  it('or asked of nothing, or without a reason, is a problem', async () => {
    const { acceptance } = await product();
    const revisionId = await propose(ann, acceptance);
    const unexplained = await ben.post(`revisions/${revisionId}/refusal`);
    expect([unexplained.status, unexplained.body.errors]).toEqual([
      400,
      [{ field: 'reason', rule: 'is required' }],
    ]);
    const nowhere = '00000000-0000-5000-8000-000000000000';
    for (const answer of [
      await ben.post(`revisions/${nowhere}/approval`),
      await ben.post(`revisions/${nowhere}/refusal`, { reason: 'x' }),
      await ben.get(`revisions/${nowhere}`),
    ])
      expect(answer.status).toBe(404);
    expect((await reader.post(`revisions/${revisionId}/approval`)).status).toBe(403);
  });

  it('and approved at once: one of the two is done', async () => {
    for (let round = 0; round < 5; round++) {
      const { productId, acceptance } = await product();
      const revisionId = await propose(ann, acceptance);
      const [approval, refusal] = await Promise.all([
        ben.post(`revisions/${revisionId}/approval`),
        cem.post(`revisions/${revisionId}/refusal`, { reason: 'No.' }),
      ]);
      const isApproved = approval.status === 201;
      expect([approval.status, refusal.status]).toEqual(isApproved ? [201, 409] : [409, 200]);
      expect(await stateOf(revisionId)).toBe(isApproved ? 'approved' : 'declined');
      const { items } = (await reader.get(`products/${productId}/history`)).body;
      expect(items.length).toBe(isApproved ? 3 : 2);
    }
  });
});

describe('an approval', () => {
  it('decides on what is recorded by then; what cannot be recorded any more stays pending', async () => {
    const { acceptance } = await product();
    const [first, second] = [
      (await ann.post(`events/${acceptance}/retraction`, { reason })).body.revisionId as string,
      await propose(ben, acceptance),
    ];
    expect((await cem.post(`revisions/${first}/approval`)).status).toBe(201);
    const late = await cem.post(`revisions/${second}/approval`);
    expect([late.status, late.body.contradicts]).toMatchObject([409, { type: 'EventRetracted' }]);
    expect(await stateOf(second)).toBe('pending');
  });

  it('of one of two proposals of the same overtakes the other', async () => {
    const { acceptance } = await product();
    const [first, second] = [await propose(ann, acceptance), await propose(ben, acceptance)];
    expect(first).not.toBe(second);
    expect((await ann.post(`revisions/${second}/approval`)).body).toMatchObject({
      recordedBy: 'ben',
      approvedBy: 'ann',
    });
    expect([await stateOf(first), await stateOf(second)]).toEqual(['overtaken', 'approved']);
    expect(problem(await cem.post(`revisions/${first}/approval`))).toEqual([409, 'revision-decided']);
  });
});

describe('nothing slips past', () => {
  const retraction = (targetId: string) => ({ type: 'EventRetracted', reason, data: { targetId } });

  it('by the routes that take any event, or by one that only tries', async () => {
    const { productId, acceptance } = await product();
    const tried = await ann.post(`products/${productId}/events?dryRun=true`, retraction(acceptance));
    expect([tried.status, tried.body.dryRun]).toEqual([200, true]);
    const about = await ann.post(`products/${productId}/events`, retraction(acceptance));
    expect([about.status, about.body.type]).toEqual([202, 'EventRetracted']);
    const { body: guideline } = await ann.post('references/a-guideline/events', {
      type: 'GuidelinePublished',
      effectiveOn: '2025-01-01',
      source,
      data: { agency: 'NMPA', title: 'A guideline', subject: 'quality' },
    });
    const of = await ann.post('references/a-guideline/events', retraction(guideline.eventId as string));
    expect([of.status, of.body.referenceId]).toEqual([202, 'a-guideline']);
    expect((await ben.post(`revisions/${of.body.revisionId}/approval`)).status).toBe(201);
    const undone = await ann.post(`events/${acceptance}/correction`, { reason, changes: {} });
    expect(undone.status).toBe(400);
  });

  it('by a file: each such row is proposed once, whatever stands behind it', async () => {
    const { productId, acceptance } = await product();
    const alias = { type: 'AliasAsserted', source, data: { name: { text: 'Another', kind: 'code' } } };
    const rows = [
      { productId, ...retraction(acceptance) },
      { productId, ...alias },
      { productId, ...retraction(acceptance) },
    ];
    const file = rows.map((row) => JSON.stringify(row)).join('\n');
    const wrong = `${file}\n{"productId":"${productId}","type":"Nothing"}`;
    const rejected = await ann.upload('imports?wait=true', wrong);
    expect([rejected.status, await waiting(productId)]).toEqual([422, []]);
    const checked = (await ann.upload('imports?wait=true&dryRun=true', file)).body;
    expect([checked.accepted, await waiting(productId)]).toEqual([2, []]);

    const { body } = await ann.upload('imports?wait=true', file);
    const [revisionId] = await waiting(productId);
    expect(body).toMatchObject({
      state: 'completed',
      recorded: 1,
      proposed: 1,
      alreadyRecorded: 1,
      proposals: [
        { row: 1, revisionId },
        { row: 3, revisionId },
      ],
    });
    const document = await OpenApiDocument.of(service);
    expect(document.issues('ImportStatus', body)).toEqual([]);

    const again = (await ann.upload('imports?wait=true&onRefusal=skip', file)).body;
    expect(again).toMatchObject({
      recorded: 0,
      alreadyRecorded: 3,
      proposals: [{ revisionId }, { revisionId }],
    });
    expect(again.proposed).toBeUndefined();
    expect(await waiting(productId)).toEqual([revisionId]);

    expect((await ben.post(`revisions/${revisionId}/approval`)).body).toMatchObject({ recordedBy: 'ann' });
    const after = (await ann.upload('imports?wait=true', file)).body;
    expect([after.alreadyRecorded, after.proposals]).toEqual([3, undefined]);
  });

  it('so that the log holds no revision without approval but those that Clockstop brought along', async () => {
    let brought = 0;
    for await (const page of service.app.get(EventStore).readAll(0))
      for (const { type, recorded } of page.map(loggedEvent).filter(aboutARecord)) {
        if (recorded.by === 'bundled-register') brought++;
        else
          expect([type, recorded]).toEqual([
            type,
            expect.objectContaining({ approvedBy: expect.any(String) }),
          ]);
        expect(recorded.approvedBy).not.toBe(recorded.by);
      }
    expect(brought).toBeGreaterThan(0);
  });
});

const headOf = async (): Promise<number> =>
  (await reader.get('products?limit=1')).body.basis.position as number;
const waiting = async (productId: string): Promise<string[]> =>
  (
    (await reader.get('revisions?limit=500')).body.items as { revisionId: string; productId?: string }[]
  ).flatMap((each) => (each.productId === productId ? [each.revisionId] : []));
