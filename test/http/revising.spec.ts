import { Service, type Answer } from './service.js';

/** What becomes of records about records, and where a fact may be moved to. */
const source = { title: 'A test' };
const reason = { code: 'other', text: 'A test.' };

let service: Service;
beforeAll(async () => (service = await Service.start()));
afterAll(() => service.close());

let made = 0;
/** A new product, and an application of it that was accepted on a day. */
async function product(acceptedOn?: string): Promise<{ productId: string; acceptance: string }> {
  const productId = `product-${made++}`;
  await service.post('products', { productId, source, names: [{ text: productId, kind: 'code' }] });
  if (acceptedOn === undefined) return { productId, acceptance: '' };
  const { body } = await service.post(`products/${productId}/acceptances`, {
    effectiveOn: acceptedOn,
    source,
    applicationId: 'A-1',
    agency: 'NMPA',
    applicationKind: 'IND',
  });
  return { productId, acceptance: body.eventId };
}

const correct = (eventId: string, changes: object, idempotencyKey?: string): Promise<Answer> =>
  service.post(
    `events/${eventId}/correction`,
    { reason, changes },
    idempotencyKey === undefined ? {} : { 'idempotency-key': idempotencyKey },
  );
const retract = (eventId: string): Promise<Answer> =>
  service.post(`events/${eventId}/retraction`, { reason });
const statusOf = async (eventId: string, knownAt?: number): Promise<string> =>
  (await service.get(`events/${eventId}${knownAt === undefined ? '' : `?knownAt=position:${knownAt}`}`)).body
    .status;

describe('what became of a record', () => {
  it('is said of corrections and retractions too, as of what was known', async () => {
    const { productId, acceptance } = await product('2025-01-10');
    const first = (await correct(acceptance, { effectiveOn: '2025-01-11' })).body;
    expect(await statusOf(first.eventId)).toBe('standing');
    const second = (await correct(acceptance, { effectiveOn: '2025-01-12' })).body;
    expect([await statusOf(first.eventId), await statusOf(second.eventId)]).toEqual([
      'overtaken',
      'standing',
    ]);
    const third = (await retract(second.eventId)).body;
    expect([
      await statusOf(first.eventId),
      await statusOf(second.eventId),
      await statusOf(third.eventId),
    ]).toEqual(['standing', 'retracted', 'standing']);
    expect((await service.get(`events/${second.eventId}`)).body.retraction).toMatchObject({
      eventId: third.eventId,
      reason,
    });
    expect(await statusOf(first.eventId, second.position)).toBe('overtaken');
    expect(await statusOf(first.eventId, first.position)).toBe('standing');
    const { items } = (await service.get(`products/${productId}/history`)).body;
    expect(items.map(({ status }: { status: string }) => status)).toEqual([
      'standing',
      'corrected',
      'standing',
      'retracted',
      'standing',
    ]);
  });
});

describe('moving an event to another product', () => {
  it('is refused where that product has the like, and names it', async () => {
    const from = await product('2025-01-10');
    const to = await product('2025-02-10');
    const { status, body } = await correct(from.acceptance, { productId: to.productId });
    expect([status, body.contradicts]).toEqual([409, expect.objectContaining({ eventId: to.acceptance })]);
  });

  it('is refused where there is no such product, and names the field', async () => {
    const { acceptance } = await product('2025-01-10');
    const { status, body } = await correct(acceptance, { productId: 'nobody' });
    expect([status, body.errors]).toEqual([
      404,
      [{ field: 'changes.productId', value: 'nobody', rule: 'must be a registered product' }],
    ]);
  });

  it('holds the event to the other product’s rules from then on', async () => {
    const from = await product('2025-03-10');
    const to = await product();
    const filing = (
      await service.post(`products/${to.productId}/filings`, {
        effectiveOn: '2025-02-01',
        source,
        applicationId: 'A-1',
        agency: 'NMPA',
        applicationKind: 'IND',
      })
    ).body.eventId as string;
    expect((await correct(from.acceptance, { productId: to.productId })).status).toBe(201);
    const early = await correct(from.acceptance, { effectiveOn: '2025-01-01' });
    expect([early.status, early.body.contradicts.eventId]).toEqual([409, filing]);
    expect((await correct(from.acceptance, { effectiveOn: '2025-03-11' })).status).toBe(201);
    expect((await correct(from.acceptance, { productId: from.productId })).status).toBe(201);
  });
});
