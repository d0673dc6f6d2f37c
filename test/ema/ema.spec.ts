import { Service } from '../http/service.js';
import { load, pagesOf, type Loaded } from './loading.js';
import { isThere, snapshotOf, type Column, type Row, type Snapshot } from './snapshots.js';
import { INDICATION_LENGTH, productIdOf } from './statements.js';

const withData = isThere ? describe : describe.skip;

/** Skipped where the files are not there: `CLOCKSTOP_SHARED_DATA` names the folder that holds `ema`. */
withData('two snapshots of the EMA medicines table, 2020-12 and 2023-03-10', () => {
  let service: Service;
  let older: Snapshot;
  let newer: Snapshot;
  let first: Loaded;
  let second: Loaded;
  let heldBefore: string[];
  let position: number;

  /** Answers about the day of the first snapshot and a later day, as known then. */
  const answers = async () => {
    const texts: string[] = [];
    for (const day of ['2020-12-31', '2023-03-10'])
      for (const path of ['register?', 'register?format=csv&', 'products?limit=500&', 'events?limit=500&']) {
        const { status, text } = await service.get(`${path}effectiveAt=${day}&knownAt=position:${position}`);
        texts.push(`${status} ${text}`);
      }
    return texts;
  };

  beforeAll(async () => {
    service = await Service.start();
    older = snapshotOf('2020-12', '2020-12-31');
    newer = snapshotOf('2023-03-10');
    first = await load(service, older);
    position = await service.head();
    heldBefore = await answers();
    second = await load(service, newer);
  }, 240_000);
  afterAll(() => service.close());

  it('a second run of either snapshot records nothing', async () => {
    expect([first.recorded, second.recorded].every((recorded) => recorded > 0)).toBe(true);
    expect(await load(service, newer)).toMatchObject({ recorded: 0 });
    const again = await Service.start();
    expect([await load(again, older), await load(again, older)]).toMatchObject([first, { recorded: 0 }]);
    await again.close();
  }, 120_000);

  it('answers as known in 2020 stay as they were, byte for byte', async () => {
    expect(heldBefore.every((answer) => answer.startsWith('200 '))).toBe(true);
    expect(await answers()).toEqual(heldBefore);
  });

  it('diff lists each change between the two, and nothing else', async () => {
    const items = await pagesOf(
      service,
      `diff?fromKnownAt=position:${position}&fromEffectiveAt=2023-12-31&effectiveAt=2023-12-31&limit=500`,
    );
    const listed = items.flatMap(changesListed).sort();
    expect(listed).toEqual(changesInTables(older, newer).sort());
    expect(items.filter(({ kind }) => !['recorded', 'corrected'].includes(kind))).toEqual([]);
  });

  it('each correction names its reason and the snapshot it was read in', async () => {
    const items = await pagesOf(service, `diff?fromKnownAt=position:${position}&limit=500`);
    const because = items.flatMap((item) => (item.kind === 'corrected' ? item.because : []));
    expect(new Set(because.map(({ reason }) => reason.code))).toEqual(new Set(['changed-at-source']));
    const { body } = await service.get(`events/${because[0].eventId}`);
    expect(body.event.source).toMatchObject({ publishedOn: '2023-03-10', sha256: newer.sha256 });
  });

  it('what the newer table no longer says is listed and still held', async () => {
    expect(first.vanished).toEqual([]);
    expect([...second.vanished].sort()).toEqual(vanishedFromTables(older, newer).sort());
    const [id, type] = second.vanished[0]!.split(' ');
    const { body } = await service.get(`events?productId=${id}&type=${type}`);
    expect(body.items).toHaveLength(1);
  });
});

/** A change in the answer of /diff as `product column`, one for each column that differs; new facts by their type. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
function changesListed({ kind, productId, type, before, after }: any): string[] {
  if (kind === 'recorded') return [`${productId} ${type}`];
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  const named = (side: any, of: string) => side.data.names?.find((name: any) => name.kind === of)?.text;
  const differs = {
    name: named(before, 'brand') !== named(after, 'brand'),
    inn: named(before, 'inn') !== named(after, 'inn'),
    [type === 'ApplicationRefused' ? 'refusedOn' : 'approvedOn']: before.effectiveOn !== after.effectiveOn,
    holder: before.data.holder !== after.data.holder,
    indication: before.data.indication !== after.data.indication,
    kind: before.data.approvalKind !== after.data.approvalKind,
  };
  return Object.entries(differs).flatMap(([column, changed]) => (changed ? [`${productId} ${column}`] : []));
}

const byNumber = ({ rows }: Snapshot) => new Map(rows.map((row) => [row.number, row]));

/** The same from the tables alone, cell by cell. */
function changesInTables(older: Snapshot, newer: Snapshot): string[] {
  const before = byNumber(older);
  return newer.rows.flatMap((row) => {
    const old: Partial<Row> = before.get(row.number) ?? {};
    const filled = (column: Column) => Boolean(old[column]) && row[column] !== '';
    const appeared = (column: Column) => !old[column] && row[column] !== '';
    const changed = (column: Column, length = Infinity) =>
      (old[column] ?? '').slice(0, length) !== row[column].slice(0, length);
    const ended = row.approvedOn !== '' && changed('status');
    const found: Record<string, boolean> = {
      ProductRegistered: appeared('number'),
      ApplicationRefused: appeared('refusedOn'),
      MarketingApproved: appeared('approvedOn'),
      ApprovalWithdrawn: ended && row.status === 'Withdrawn',
      ApprovalSuspended: ended && row.status === 'Suspended',
      name: filled('number') && changed('name'),
      inn: filled('number') && changed('inn'),
      refusedOn: filled('refusedOn') && changed('refusedOn'),
      approvedOn: filled('approvedOn') && changed('approvedOn'),
      holder: filled('approvedOn') && changed('holder'),
      indication: filled('approvedOn') && changed('indication', INDICATION_LENGTH),
      kind: filled('approvedOn') && (changed('conditional') || changed('exceptional')),
    };
    return Object.keys(found).flatMap((name) => (found[name] ? [`${productIdOf(row.number)} ${name}`] : []));
  });
}

/** Dates and suspensions that the older table says and the newer does not. */
function vanishedFromTables(older: Snapshot, newer: Snapshot): string[] {
  const after = byNumber(newer);
  return older.rows.flatMap((row) => {
    const now: Partial<Row> = after.get(row.number) ?? {};
    const gone = (column: Column) => row[column] !== '' && !now[column];
    const lifted = (status: string) =>
      row.approvedOn !== '' && row.status === status && now.status !== status;
    const found: Record<string, boolean> = {
      ProductRegistered: gone('number'),
      ApplicationRefused: gone('refusedOn'),
      MarketingApproved: gone('approvedOn'),
      ApprovalSuspended: lifted('Suspended'),
      ApprovalWithdrawn: lifted('Withdrawn'),
    };
    return Object.keys(found).flatMap((name) => (found[name] ? [`${productIdOf(row.number)} ${name}`] : []));
  });
}
