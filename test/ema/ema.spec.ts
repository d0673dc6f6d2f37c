import type { SyncReport } from '../../src/sources/index.js';
import { Service } from '../http/service.js';
import { describeWith } from '../sources/shared-data.js';
import { sync } from '../sources/syncing.js';
import { nameOf, snapshotOf, type Column, type Row, type Snapshot } from './snapshots.js';

const productIdOf = (number: string): string => number.replace(/[^A-Za-z0-9]+/g, '-');

/** Skipped where the files are not there: `CLOCKSTOP_SHARED_DATA` names the folder that holds `ema`. */
describeWith(nameOf('2020-12'), nameOf('2023-03-10'))(
  'two snapshots of the EMA medicines table, 2020-12 and 2023-03-10',
  () => {
    let service: Service;
    let older: Snapshot;
    let newer: Snapshot;
    let first: SyncReport;
    let second: SyncReport;
    let heldBefore: string[];
    let position: number;

    const take = (on: Service, { file, publishedOn }: Snapshot) =>
      sync(on.app, 'ema-medicines', file, publishedOn);

    /** Answers about the day of the first snapshot and a later day, as known then. */
    const answers = async () => {
      const texts: string[] = [];
      for (const day of ['2020-12-31', '2023-03-10'])
        for (const path of [
          'register?',
          'register?format=csv&',
          'products?limit=500&',
          'events?limit=500&',
        ]) {
          const { status, text } = await service.get(
            `${path}effectiveAt=${day}&knownAt=position:${position}`,
          );
          texts.push(`${status} ${text}`);
        }
      return texts;
    };

    const differences = () =>
      pagesOf(
        service,
        `diff?fromKnownAt=position:${position}&fromEffectiveAt=2023-12-31&effectiveAt=2023-12-31&limit=500`,
      );

    beforeAll(async () => {
      service = await Service.start();
      older = snapshotOf('2020-12');
      newer = snapshotOf('2023-03-10');
      first = await take(service, older);
      position = await service.head();
      heldBefore = await answers();
      second = await take(service, newer);
    }, 240_000);
    afterAll(() => service.close());

    it('none of their rows is lost or refused', () => {
      expect(first).toMatchObject({ rows: 1562, records: 1562, refused: 0, doubtful: [], contested: [] });
      expect(second).toMatchObject({ rows: 1988, records: 1988, refused: 0, doubtful: [], contested: [] });
      expect([first.recorded, second.recorded]).toEqual([first.events, second.events]);
    });

    it('a second run of either records nothing, and the older one after the newer is refused', async () => {
      expect(await take(service, newer)).toMatchObject({ recorded: 0, events: 0, unchanged: 1988 });
      await expect(take(service, older)).rejects.toThrow('must not be older than the newest snapshot taken');
      const again = await Service.start();
      expect(await take(again, older)).toMatchObject({ recorded: first.recorded });
      expect(await take(again, older)).toMatchObject({ recorded: 0, events: 0, unchanged: 1562 });
      await again.close();
    }, 120_000);

    it('answers as known in 2020 stay as they were, byte for byte', async () => {
      expect(heldBefore.every((answer) => answer.startsWith('200 '))).toBe(true);
      expect(await answers()).toEqual(heldBefore);
    });

    it('every changed cell of the columns that are modelled is a correction, counted by column', () => {
      const corrected = changesInTables(older, newer).flatMap((change) => {
        const [, column] = change.split(' ');
        return CORRECTED[column!] ?? [];
      });
      expect(second.correctedCells).toEqual(
        Object.fromEntries(
          [...new Set(corrected)].map((name) => [name, corrected.filter((other) => other === name).length]),
        ),
      );
      expect(second.corrections).toHaveLength(corrected.length);
    });

    it('diff lists each change between the two, and nothing else', async () => {
      const items = (await differences()).filter(({ type }) => !AROUND_THEM.includes(type));
      expect(items.flatMap(changesListed).sort()).toEqual(changesInTables(older, newer).sort());
      expect(items.filter(({ kind }) => !['recorded', 'corrected'].includes(kind))).toEqual([]);
    });

    it('diff and the report tell the same corrections', async () => {
      const items = (await differences()).filter(({ kind }) => kind === 'corrected');
      expect(new Set(items.map(({ eventId }) => eventId))).toEqual(
        new Set(second.corrections.map(({ eventId }) => eventId)),
      );
    });

    it('each correction names its reason and the snapshot it was read in', async () => {
      const items = await pagesOf(service, `diff?fromKnownAt=position:${position}&limit=500`);
      const because = items.flatMap((item) => (item.kind === 'corrected' ? item.because : []));
      expect(new Set(because.map(({ reason }) => reason.code))).toEqual(new Set(['changed-at-source']));
      const { body } = await service.get(`events/${because[0].eventId}`);
      expect(body.event.source).toMatchObject({ publishedOn: '2023-03-10', sha256: newer.sha256 });
    });

    it('what the newer table no longer says is a finding, and still held', async () => {
      expect(first.noLongerListed).toEqual([]);
      const gone = second.noLongerListed.map(({ productId, type }) => `${productId} ${type}`);
      expect(gone.sort()).toEqual(vanishedFromTables(older, newer).sort());
      const { productId, eventId, type } = second.noLongerListed[0]!;
      const { body } = await service.get(`events?productId=${productId}&type=${type}`);
      expect(body.items).toMatchObject([{ eventId }]);
      const timeline = await service.get(`products/${productId}/timeline`);
      const findings = timeline.body.findings.filter(
        ({ code }: { code: string }) => code === 'no-longer-listed',
      );
      expect(findings).toMatchObject([
        { message: expect.stringContaining('as of 2023-03-10'), eventIds: expect.arrayContaining([eventId]) },
      ]);
    });

    it('each snapshot is recorded with its date and the SHA-256 of its file', async () => {
      const { body } = await service.get('events?type=SourceSnapshotTaken');
      expect(body.items).toMatchObject([
        { effectiveOn: '2020-12', data: { sha256: older.sha256, rows: 1562 } },
        { effectiveOn: '2023-03-10', data: { sha256: newer.sha256, rows: 1988 } },
      ]);
    });
  },
);

/** Types that stand around what a table says. */
const AROUND_THEM = ['SourceSnapshotTaken', 'SourceListingEnded'];

/** The header of each column whose changes are corrections. */
const CORRECTED: Readonly<Record<string, string>> = {
  name: 'Medicine name',
  inn: 'International non-proprietary name (INN) / common name',
  refusedOn: 'Date of refusal of marketing authorisation',
  approvedOn: 'Marketing authorisation date',
  holder: 'Marketing authorisation holder/company name',
  indication: 'Condition / indication',
  kind: 'Conditional approval, Exceptional circumstances',
};

/** Every item of a list, page by page. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
async function pagesOf(service: Service, address: string): Promise<any[]> {
  const items = [];
  for (let cursor = ''; ;) {
    const { status, text, body } = await service.get(`${address}${cursor}`);
    if (status !== 200) throw new Error(text);
    items.push(...body.items);
    if (!body.next) return items;
    cursor = `&cursor=${body.next}`;
  }
}

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
    const changed = (column: Column) => (old[column] ?? '') !== row[column];
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
      indication: filled('approvedOn') && changed('indication'),
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
      row.approvedOn !== '' && row.status === status && (now.status !== status || !now.approvedOn);
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
