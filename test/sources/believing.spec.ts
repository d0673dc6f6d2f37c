import { Service } from '../http/service.js';
import { useFolder } from '../importing/fixture.js';
import { medicines, type Medicine } from './medicines.js';
import { sync } from './syncing.js';

const folder = useFolder();
const ONE: Medicine = { number: 'EMEA/H/C/900001', name: 'Examplex' };
const TWO: Medicine = { number: 'EMEA/H/C/900002', name: 'Otherex', inn: 'otherinib' };
const P1 = 'EMEA-H-C-900001';
const reason = { code: 'other', text: 'A test.' };
const source = { title: 'A test' };

let service: Service;
beforeEach(async () => {
  service = await Service.start();
});
afterEach(() => service.close());

const take = (publishedOn: string, ...rows: Medicine[]) =>
  sync(service.app, 'ema-medicines', folder.write('m.csv', medicines(rows)), publishedOn);

const record = async (path: string, body: object): Promise<string> => {
  const { status, text, body: receipt } = await service.post(path, body);
  expect([status, status === 201 ? '' : text]).toEqual([201, '']);
  return receipt.eventId as string;
};
const register = (productId: string, names: readonly object[], more: object = {}) =>
  record('products', { productId, source, names, ...more });
const factOf = async (productId: string, type: string) =>
  (await service.get(`events?productId=${productId}&type=${type}`)).body.items[0];
const correct = (eventId: string, changes: object) =>
  record(`events/${eventId}/correction`, { source, reason, changes });
const decide = (body: object) =>
  record('matches', { sourceId: 'ema-medicines', record: ONE.number, ...body });
const matches = async (query = '') => (await service.get(`matches?${query}`)).body.items;

describe('a snapshot and what the register believes', () => {
  it('a changed cell is a correction with the snapshot as its source, and back again', async () => {
    await take('2024-01-01', ONE);
    await take('2024-02-01', { ...ONE, holder: 'Another B.V.' });
    const back = await take('2024-03-01', ONE);
    expect(back.corrections).toMatchObject([{ before: 'Another B.V.', after: 'Example B.V.' }]);
    const { body } = await service.get(`products/${P1}/history`);
    expect(body.items.at(-1).event).toMatchObject({
      type: 'EventCorrected',
      source: { publishedOn: '2024-03-01' },
      recorded: { by: 'source sync', reason: { code: 'changed-at-source' } },
    });
    expect((await factOf(P1, 'MarketingApproved')).data.holder).toBe('Example B.V.');
  });

  it('what a person has corrected stays corrected while the source repeats itself', async () => {
    await take('2024-01-01', ONE);
    const { eventId } = await factOf(P1, 'MarketingApproved');
    await correct(eventId, { effectiveOn: '2020-03-16' });
    expect(await take('2024-02-01', ONE)).toMatchObject({ corrections: [], contested: [], events: 1 });
    expect((await factOf(P1, 'MarketingApproved')).effectiveOn).toBe('2020-03-16');
  });

  it('where the source comes round to a person’s value there is nothing to record', async () => {
    await take('2024-01-01', ONE);
    const { eventId } = await factOf(P1, 'MarketingApproved');
    await correct(eventId, { effectiveOn: '2020-03-16' });
    const round = await take('2024-02-01', { ...ONE, approvedOn: '2020-03-16' });
    expect(round).toMatchObject({ corrections: [], contested: [] });
  });

  it('where it says a third thing both are told, other cells are corrected, and the person’s stays', async () => {
    await take('2024-01-01', ONE);
    const { eventId } = await factOf(P1, 'MarketingApproved');
    await correct(eventId, { effectiveOn: '2020-03-16' });
    const third = await take('2024-02-01', { ...ONE, approvedOn: '2020-03-17', holder: 'Another B.V.' });
    expect(third.contested).toMatchObject([
      { column: 'Marketing authorisation date', before: '2020-03-16', after: '2020-03-17' },
    ]);
    expect(third.correctedCells).toEqual({ 'Marketing authorisation holder/company name': 1 });
    expect((await factOf(P1, 'MarketingApproved')).effectiveOn).toBe('2020-03-16');
  });

  it('what a person took back is not recorded again', async () => {
    await take('2024-01-01', ONE);
    const { eventId } = await factOf(P1, 'MarketingApproved');
    await record(`events/${eventId}/retraction`, { reason });
    expect(await take('2024-02-01', ONE)).toMatchObject({ events: 1, contested: [] });
    expect(await factOf(P1, 'MarketingApproved')).toBeUndefined();
  });

  it('a source’s own correction that a person took back is not made again', async () => {
    await take('2024-01-01', ONE);
    await take('2024-02-01', { ...ONE, holder: 'Another B.V.' });
    const { body } = await service.get(`products/${P1}/history`);
    await record(`events/${body.items.at(-1).event.id}/retraction`, { reason });
    expect(await take('2024-03-01', { ...ONE, holder: 'Another B.V.' })).toMatchObject({ events: 1 });
    expect((await factOf(P1, 'MarketingApproved')).data.holder).toBe('Example B.V.');
  });

  it('a fact that somebody else recorded is neither doubled nor overruled', async () => {
    await register('by-hand', [{ text: ONE.number, kind: 'code' }]);
    const approval = { approvalId: ONE.number, agency: 'EC', approvalKind: 'full', indication: 'Some' };
    await record('products/by-hand/marketing-approvals', { ...approval, effectiveOn: '2020-03-14', source });
    const report = await take('2024-01-01', ONE);
    expect(report.contested).toMatchObject([
      {
        productId: 'by-hand',
        before: '2020-03-14',
        after: '2020-03-15',
        column: 'Marketing authorisation date',
      },
    ]);
    expect(report.newFacts).toEqual({ AliasAsserted: 2 });
    expect(await take('2024-01-01', ONE)).toMatchObject({ events: 0, refused: 0 });
  });

  it('an older snapshot is refused with the event that it contradicts; a month that holds the day is not older', async () => {
    await take('2024-03-10', ONE);
    await expect(take('2024-02', ONE)).rejects.toMatchObject({
      code: 'contradiction',
      contradicts: { type: 'SourceSnapshotTaken', effectiveOn: '2024-03-10' },
    });
    await expect(take('2024-03', ONE)).resolves.toMatchObject({ unchanged: 1 });
  });

  it('a dry run tells the same and records nothing', async () => {
    await take('2024-01-01', ONE);
    const head = await service.head();
    const file = folder.write('m.csv', medicines([{ ...ONE, holder: 'Another B.V.' }, TWO]));
    const dry = await sync(service.app, 'ema-medicines', file, '2024-02-01', { dryRun: true });
    expect([await service.head(), dry.recorded]).toEqual([head, 0]);
    const { dryRun: _dry, recorded: _none, ...told } = dry;
    expect(await sync(service.app, 'ema-medicines', file, '2024-02-01')).toMatchObject({
      ...told,
      recorded: dry.events,
    });
  });
});

describe('which product a record is about', () => {
  it('one that has its number, under whatever id and name', async () => {
    await register('by-hand', [
      { text: 'EX-1', kind: 'code' },
      { text: ONE.number, kind: 'code' },
    ]);
    await take('2024-01-01', ONE);
    expect(await factOf('by-hand', 'MarketingApproved')).toBeDefined();
    const { body } = await service.get('products/by-hand');
    expect(body.names.map(({ text }: { text: string }) => text)).toEqual([
      'EX-1',
      ONE.number,
      'Examplex',
      'examplinib',
    ]);
    expect(await take('2024-01-01', ONE)).toMatchObject({ events: 0 });
  });

  it('one that has its name and sponsor, but for the form of the company', async () => {
    await register('by-hand', [{ text: 'EXAMPLEX', kind: 'brand' }], { sponsor: 'Example GmbH' });
    const report = await take('2024-01-01', ONE);
    // The table registers no sponsor of a product; its holder is compared.
    expect([report.doubtful, report.newFacts['ProductRegistered']]).toEqual([[], undefined]);
    expect(await factOf('by-hand', 'MarketingApproved')).toBeDefined();
    expect(await take('2024-01-01', ONE)).toMatchObject({ events: 0 });
  });

  it('a generic name that another sponsor has too is no match', async () => {
    await register('by-hand', [{ text: 'examplinib', kind: 'inn' }], { sponsor: 'Somebody Else Ltd' });
    expect(await take('2024-01-01', ONE)).toMatchObject({ doubtful: [], newFacts: { ProductRegistered: 1 } });
  });

  it.each([
    ['another company holds its approval: no match', 'Somebody Else Ltd', 1],
    ['the same company holds it: it is the product', 'Example GmbH', undefined],
  ])('a product whose sponsor nobody told, and %s', async (_what, holder, made) => {
    const names = [
      { text: 'Examplex', kind: 'brand' },
      { text: 'examplinib', kind: 'inn' },
    ];
    await register('by-hand', holder === 'Example GmbH' ? names : names.slice(1));
    const approved = await service.post('products/by-hand/marketing-approvals', {
      effectiveOn: '2019-05-06',
      source: { title: 'A test' },
      approvalId: 'A-1',
      agency: 'FDA',
      approvalKind: 'full',
      indication: 'Example disease',
      holder,
    });
    expect(approved.status).toBe(201);
    const report = await take('2024-01-01', ONE);
    expect(report.doubtful).toEqual([]);
    expect(report.newFacts['ProductRegistered']).toBe(made);
  });

  it('a doubtful one waits on the list, once; nothing of it is recorded until somebody decides', async () => {
    await register('by-hand', [{ text: 'Examplex', kind: 'brand' }], { sponsor: 'Somebody Else Ltd' });
    const because = 'It is called Examplex, and its sponsor is another.';
    expect((await take('2024-01-01', ONE, TWO)).doubtful).toEqual([
      { row: 2, record: ONE.number, candidates: [{ productId: 'by-hand', because }] },
    ]);
    expect(await take('2024-01-01', ONE, TWO)).toMatchObject({ events: 0, unchanged: 1 });
    expect(await matches()).toMatchObject([
      { record: ONE.number, sponsor: 'Example B.V.', candidates: [{ productId: 'by-hand', because }] },
    ]);
    const before = await service.head();

    await decide({ productId: 'by-hand' });
    expect(await matches()).toEqual([]);
    expect(await matches('state=decided')).toMatchObject([
      { productId: 'by-hand', decided: { by: 'local' } },
    ]);
    expect(await matches(`knownAt=position:${before}`)).toHaveLength(1);
    expect(await take('2024-01-01', ONE, TWO)).toMatchObject({ doubtful: [] });
    expect(await factOf('by-hand', 'MarketingApproved')).toBeDefined();
    expect(await take('2024-02-01', ONE, TWO)).toMatchObject({ unchanged: 2 });
  });

  it('or somebody says that it is none of them', async () => {
    await register('by-hand', [{ text: 'Examplex', kind: 'brand' }]);
    await take('2024-01-01', ONE);
    await decide({ newProduct: true });
    expect(await take('2024-01-01', ONE)).toMatchObject({
      newFacts: { ProductRegistered: 1, MarketingApproved: 1 },
    });
    expect(await factOf(P1, 'MarketingApproved')).toBeDefined();
    expect(await factOf('by-hand', 'MarketingApproved')).toBeUndefined();
  });

  it('a decision that was wrong is corrected, and what had been recorded moves', async () => {
    await register('wrong', [{ text: 'Examplex', kind: 'brand' }]);
    await register('right', [{ text: 'Something', kind: 'brand' }]);
    await take('2024-01-01', ONE);
    const decision = await decide({ productId: 'wrong' });
    await take('2024-01-01', ONE);
    const again = await service.post('matches', {
      sourceId: 'ema-medicines',
      record: ONE.number,
      productId: 'right',
    });
    expect([again.status, again.body.contradicts.eventId]).toEqual([409, decision]);

    await correct(decision, { data: { productId: 'right' } });
    await take('2024-02-01', ONE);
    expect((await service.get('products/right')).body.approvals).toHaveLength(1);
    expect((await service.get('products/wrong')).body.approvals).toEqual([]);
    expect(await take('2024-03-01', ONE)).toMatchObject({ unchanged: 1, noLongerListed: [] });
  });

  it('records of one source are told apart by the source', async () => {
    const twin = { ...ONE, number: 'EMEA/H/C/900009' };
    expect(await take('2024-01-01', ONE)).toMatchObject({ newFacts: { ProductRegistered: 1 } });
    expect(await take('2024-02-01', ONE, twin)).toMatchObject({
      doubtful: [],
      newFacts: { ProductRegistered: 1 },
    });
  });

  it('two records that go by one name to one product are doubtful, and stay so in any order', async () => {
    await register('by-hand', [{ text: 'Examplex', kind: 'brand' }], { sponsor: 'Example Inc.' });
    const twin = { ...ONE, number: 'EMEA/H/C/900009' };
    expect((await take('2024-01-01', ONE, twin)).doubtful).toHaveLength(2);
    expect(await take('2024-01-01', twin, ONE)).toMatchObject({ refused: 0, newFacts: {} });
    expect(await matches()).toHaveLength(2);
  });

  it('a merged product is followed: new facts go to the one that goes on, changes to where the fact stands', async () => {
    await take('2024-01-01', ONE);
    await register('goes-on', [{ text: 'Goes on', kind: 'brand' }]);
    await record(`products/${P1}/events`, {
      type: 'ProductMerged',
      effectiveOn: '2024-01-15',
      source,
      data: { into: 'goes-on' },
    });
    const report = await take('2024-02-01', { ...ONE, holder: 'Another B.V.', status: 'Withdrawn' });
    expect(report).toMatchObject({ refused: 0, newFacts: { ApprovalWithdrawn: 1 } });
    const { body } = await service.get('products/goes-on');
    expect(body.approvals).toMatchObject([{ holder: 'Another B.V.', status: { status: 'withdrawn' } }]);
    const gone = await take('2024-03-01', TWO);
    expect(gone).toMatchObject({ refused: 0 });
    expect(gone.noLongerListed).toHaveLength(3);
  });

  it('of a split product somebody has to say which part it is', async () => {
    await take('2024-01-01', ONE);
    for (const part of ['part-a', 'part-b']) await register(part, [{ text: part, kind: 'code' }]);
    await record(`products/${P1}/events`, {
      type: 'ProductSplit',
      effectiveOn: '2024-01-15',
      source,
      data: { into: ['part-a', 'part-b'] },
    });
    const report = await take('2024-02-01', { ...ONE, holder: 'Another B.V.' });
    expect(report.doubtful[0]!.candidates.map(({ productId }) => productId)).toEqual(['part-a', 'part-b']);
    expect(report.noLongerListed).toEqual([]);
    await decide({ productId: 'part-b' });
    expect(await take('2024-02-01', { ...ONE, holder: 'Another B.V.' })).toMatchObject({ refused: 0 });
    expect((await service.get('products/part-b')).body.approvals).toMatchObject([{ holder: 'Another B.V.' }]);
  });

  it('a fact that a person moved is found where it is', async () => {
    await take('2024-01-01', ONE);
    await register('moved-to', [{ text: 'Moved to', kind: 'brand' }]);
    const { eventId } = await factOf(P1, 'MarketingApproved');
    await correct(eventId, { productId: 'moved-to' });
    const report = await take('2024-02-01', { ...ONE, holder: 'Another B.V.' });
    expect(report).toMatchObject({ refused: 0, noLongerListed: [] });
    expect((await service.get('products/moved-to')).body.approvals).toMatchObject([
      { holder: 'Another B.V.' },
    ]);
  });
});
