import { Service } from './service.js';

/** What an auditor asks: the state at a pair of dates, what differs between two, and that the past stays put. */
let service: Service;
beforeAll(async () => (service = await Service.withBundledRegister()));
afterAll(() => service.close());

const source = { title: 'A test' };
const reason = { code: 'transcription-error', text: 'The day was misread.' };

async function recorded(productId: string): Promise<string> {
  await service.post('products', { productId, source, names: [{ text: productId, kind: 'code' }] });
  const { body } = await service.post(`products/${productId}/designations`, {
    step: 'granted',
    effectiveOn: '2025-08',
    source,
    designationId: 'd',
    agency: 'FDA',
    kind: 'fast-track',
  });
  return body.eventId as string;
}

const since = async (productId: string, knownAt?: number): Promise<string | undefined> => {
  const { body } = await service.get(
    `products/${productId}?effectiveAt=2026-01-31${knownAt === undefined ? '' : `&knownAt=position:${knownAt}`}`,
  );
  return body.designations[0]?.status.since as string | undefined;
};

describe('a correction', () => {
  it('changes what is believed from then on and nothing that was known before', async () => {
    const eventId = await recorded('corrected');
    const { body: before } = await service.get('products/corrected');
    const answer = await service.post(`events/${eventId}/correction`, {
      reason,
      changes: { effectiveOn: '2025-08-15' },
    });
    expect(answer.status).toBe(201);
    expect(await since('corrected')).toBe('2025-08-15');
    expect(await since('corrected', before.basis.position)).toBe('2025-08');
    expect((await service.get(before.self.replace('/api/v1/', ''))).body.designations[0].status.since).toBe(
      '2025-08',
    );
    const { body: history } = await service.get('products/corrected/history');
    expect(history.items[1]).toMatchObject({
      status: 'corrected',
      event: { effectiveOn: '2025-08' },
      standing: { effectiveOn: '2025-08-15' },
      corrections: [{ eventId: answer.body.eventId, reason }],
    });
  });

  it('needs a reason, a target and a difference', async () => {
    const eventId = await recorded('strict');
    const refused = async (path: string, body: object) => {
      const { status, body: problem } = await service.post(path, body);
      return [status, problem.errors?.[0]?.field];
    };
    expect(await refused(`events/${eventId}/correction`, { changes: { effectiveOn: '2025-08-15' } })).toEqual(
      [400, 'reason'],
    );
    expect(
      await refused(`events/${eventId}/correction`, { reason, changes: { effectiveOn: '2025-08' } }),
    ).toEqual([409, 'data']);
    expect(await refused('events/00000000-0000-5000-8000-000000000000/retraction', { reason })).toEqual([
      404,
      'eventId',
    ]);
  });

  it('can be made, taken back and made again', async () => {
    const eventId = await recorded('again');
    const correct = () =>
      service.post(`events/${eventId}/correction`, { reason, changes: { effectiveOn: '2025-08-15' } });
    const first = await correct();
    expect((await correct()).status).toBe(200);
    expect((await service.post(`events/${first.body.eventId}/retraction`, { reason })).status).toBe(201);
    expect(await since('again')).toBe('2025-08');
    const second = await correct();
    expect(second.status).toBe(201);
    expect(second.body.eventId).not.toBe(first.body.eventId);
    expect(await since('again')).toBe('2025-08-15');
  });
});

describe('a retraction', () => {
  it('takes a fact back, and its own retraction restores it', async () => {
    const eventId = await recorded('retracted');
    const retraction = await service.post(`events/${eventId}/retraction`, { reason });
    expect(await since('retracted')).toBeUndefined();
    await service.post(`events/${retraction.body.eventId}/retraction`, { reason });
    expect(await since('retracted')).toBe('2025-08');
    const again = await service.post(`events/${eventId}/retraction`, { reason });
    expect(again.status).toBe(201);
    expect(await since('retracted')).toBeUndefined();
  });

  it('lets the fact be stated anew', async () => {
    const eventId = await recorded('anew');
    await service.post(`events/${eventId}/retraction`, { reason });
    const again = await recorded('anew');
    expect(again).not.toBe(eventId);
    expect(await since('anew')).toBe('2025-08');
  });
});

describe('the difference between two pairs of dates', () => {
  it('names each correction of the bundled register, with author and reason, page by page', async () => {
    const kinds: string[] = [];
    const to = '&effectiveAt=2026-01-31&knownAt=position:145';
    let next = `diff?fromKnownAt=position:136&fromEffectiveAt=2026-01-31${to}&limit=4`;
    for (let cursor; next; next = cursor === undefined ? '' : `diff?limit=4&cursor=${cursor}`) {
      const { status, body } = await service.get(next);
      expect(status).toBe(200);
      for (const item of body.items) {
        kinds.push(item.kind);
        expect(item.because[0]).toMatchObject({
          reason: { text: expect.any(String) },
          by: expect.any(String),
        });
        expect(item.before).not.toEqual(item.after);
      }
      cursor = body.next as string | undefined;
    }
    expect(kinds).toEqual(Array(9).fill('corrected'));
  });

  it('names what took effect in between', async () => {
    const { body } = await service.get(
      'diff?fromEffectiveAt=2023-12-31&fromKnownAt=position:136&effectiveAt=2024-12-31&knownAt=position:136&productId=ciltacabtagene-autoleucel',
    );
    expect(body.items.map(({ kind, type }: { kind: string; type: string }) => [kind, type])).toEqual([
      ['effective', 'MarketingApproved'],
    ]);
  });
});

describe('the whole register at a pair of dates', () => {
  const at = 'effectiveAt=2024-09-26&knownAt=position:136';

  it('holds every product as it is answered alone', async () => {
    const { body } = await service.get(`register?${at}`);
    const { body: alone } = await service.get(`products/amimestrocel?${at}`);
    const { basis, self: _self, ...state } = alone;
    expect(body.basis).toEqual(basis);
    expect(body.items.find(({ productId }: { productId: string }) => productId === 'amimestrocel')).toEqual(
      state,
    );
    expect(state.stage).toBe('marketing-application-accepted');
  });

  it('shows that no stem cell product was approved in China on 2024-09-26, and one on 2025-01-03', async () => {
    const approved = async (day: string) => {
      const { body } = await service.get(
        `products?therapyGroup=stem-cell-therapy&stage=marketing-approved&effectiveAt=${day}`,
      );
      return body.items.map(({ productId }: { productId: string }) => productId);
    };
    expect(await approved('2024-09-26')).toEqual([]);
    expect(await approved('2025-01-03')).toEqual(['amimestrocel']);
  });

  it('comes as CSV, a line for each application', async () => {
    const { headers, text } = await service.get(`register?format=csv&${at}`);
    expect(headers['content-type']).toMatch(/^text\/csv/);
    const lines = text.trim().split('\n');
    expect(lines[0]).toMatch(/^productId,name,sponsor/);
    expect(lines.filter((line) => line.startsWith('amimestrocel,'))).toHaveLength(1);
    expect(JSON.parse(headers['clockstop-basis']!)).toMatchObject({
      effectiveAt: '2024-09-26',
      position: 136,
    });
  });

  it('is told apart by its tag and can be kept for ever', async () => {
    const { headers } = await service.get(`register?${at}`);
    expect(headers['cache-control']).toBe('private, max-age=31536000, immutable');
    expect((await service.get(`register?${at}`, { 'if-none-match': headers['etag']! })).status).toBe(304);
  });
});
