import type { INestApplicationContext } from '@nestjs/common';
import fc from 'fast-check';
import { StoreUnavailableError, type AppendRequest } from '../../src/event-store/index.js';
import { MemoryEventStore } from '../../src/event-store/memory/memory-event-store.js';
import { SubjectRecords } from '../../src/recording/index.js';
import { SyncingModule } from '../../src/sources/index.js';
import { logOf, openRegister, useFolder } from '../importing/fixture.js';
import { medicines, type Medicine } from './medicines.js';
import { sync } from './syncing.js';

const folder = useFolder();

/** Breaks off when so many appends have been made, and goes on when it is told. */
class BreakingStore extends MemoryEventStore {
  left = Infinity;

  override async appendAll(requests: readonly AppendRequest[]): ReturnType<MemoryEventStore['appendAll']> {
    if (requests.length <= this.left) {
      this.left -= requests.length;
      return super.appendAll(requests);
    }
    await super.appendAll(requests.slice(0, this.left));
    this.left = 0;
    throw new StoreUnavailableError('The disk is full');
  }
}

const cell = <T extends string>(...values: T[]) => fc.constantFrom(...values);
const row = fc.record({
  number: cell('EMEA/H/C/900001', 'EMEA/H/C/900002', 'EMEA/H/C/900003', 'EMEA/H/C/900004'),
  name: cell('Examplex', 'Otherex', 'Thirdex'),
  inn: cell('examplinib', 'otherinib', ''),
  status: cell('Authorised', 'Withdrawn', 'Suspended'),
  approvedOn: cell('2020-03-15', '2020-03-16', ''),
  refusedOn: cell('', '2019-01-01'),
  holder: cell('Example B.V.', 'Another Ltd', ''),
  indication: cell('One', 'Two'),
  conditional: cell('yes', 'no'),
});
const table = fc.uniqueArray(row, { selector: ({ number }) => number, maxLength: 4 });
const history = fc.array(fc.record({ rows: table, breaks: fc.array(fc.nat(12), { maxLength: 2 }) }), {
  minLength: 1,
  maxLength: 4,
});

const take = (app: INestApplicationContext, rows: readonly Medicine[], at: number) =>
  sync(app, 'ema-medicines', folder.write('m.csv', medicines(rows)), `2024-0${at + 1}-01`);

/** What the log says, but for the instants at which it was said. */
const saidIn = async (store: MemoryEventStore) =>
  (await logOf(store)).map(({ id, body }) => [id, body.replace(/"at":"[^"]*"/, '')]);

/** What a table says of each product that it lists, told without any of the service's code. */
const naive = (rows: readonly Medicine[]) =>
  rows
    .filter(({ approvedOn }) => approvedOn !== '')
    .map(({ number, approvedOn, holder, indication, conditional }) =>
      [number, approvedOn, holder, indication, conditional === 'yes' ? 'conditional' : 'full'].join(),
    )
    .sort();

/** The same from the register, of the products that the table lists. */
async function believed(app: INestApplicationContext, rows: readonly Medicine[]): Promise<string[]> {
  const listed = rows.filter(({ approvedOn }) => approvedOn !== '').map(({ number }) => number);
  const records = await Promise.all(
    listed.map((number) =>
      app.get(SubjectRecords, { strict: false }).load({ productId: number.replaceAll('/', '-') }),
    ),
  );
  return records
    .flatMap(({ beliefs }) => beliefs)
    .filter(({ event, retraction }) => event.type === 'MarketingApproved' && !retraction)
    .map(({ event: { effectiveOn, data } }) =>
      [
        data['approvalId'],
        effectiveOn,
        data['holder'] ?? '',
        data['indication'],
        data['approvalKind'],
      ].join(),
    )
    .sort();
}

describe('tables that change at random, and syncs that break off at random', () => {
  it('the register says what the last table says; again records nothing; broken off and done again is the same', async () => {
    await fc.assert(
      fc.asyncProperty(history, async (snapshots) => {
        const [whole, broken] = [new MemoryEventStore(), new BreakingStore()];
        const [app, other] = [
          await openRegister(whole, SyncingModule),
          await openRegister(broken, SyncingModule),
        ];
        try {
          for (const [at, { rows, breaks }] of snapshots.entries()) {
            const report = await take(app, rows, at);
            expect(report).toMatchObject({ refused: 0, contested: [], doubtful: [] });
            expect(await believed(app, rows)).toEqual(naive(rows));
            expect(await take(app, rows, at)).toMatchObject({ events: 0, recorded: 0, noLongerListed: [] });
            for (const left of breaks) {
              broken.left = left;
              await take(other, rows, at).catch((error: unknown) => {
                if (!(error instanceof StoreUnavailableError)) throw error;
              });
            }
            broken.left = Infinity;
            await take(other, rows, at);
            const [said, saidBroken] = [await saidIn(whole), await saidIn(broken)];
            expect(saidBroken.sort()).toEqual(said.sort());
          }
        } finally {
          await app.close();
          await other.close();
        }
      }),
      { numRuns: 40 },
    );
  }, 240_000);
});
