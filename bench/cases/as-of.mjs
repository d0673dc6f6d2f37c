import { CATALOGUE } from '../../dist/events/catalogue.js';
import { beliefsOf } from '../../dist/projections/product/beliefs.js';
import { stageOf, stageRank, statusOf } from '../../dist/projections/product/stage.js';
import { productState } from '../../dist/projections/product/state.js';
import { stagesAt } from '../../dist/projections/register/stages.js';
import { changesBetween } from '../../dist/projections/register/diff.js';
import { selectProducts } from '../../dist/projections/register/products.js';
import { bitemporalRegister, productLog } from '../bitemporal-register.mjs';
import { row, RUNS, sideBySide, timed } from '../lib.mjs';
import { duckDb } from '../peers/duckdb.mjs';

const PRODUCTS = Number(process.env.BENCH_PRODUCTS ?? 100_000);
/** In the middle of what happened, and as known a little before the end of the log. */
const DAY = 17_784; // 2018-09-10
const ms = (value) => (value < 1 ? `${(value * 1000).toFixed(0)} µs` : `${value.toFixed(1)} ms`);

/** Milliseconds of one of several runs on end: what the collector has thrown out of the caches is paid for once. */
const TOGETHER = 10;
const each = async (work) =>
  (await timed(() => {
    for (let run = 0; run < TOGETHER; run++) work();
  })) / TOGETHER;

/** What stood on a day, as known at a position: of every product, of one, and what differs between two such pairs. */
export async function asOf() {
  const register = bitemporalRegister(PRODUCTS);
  const at = { day: DAY, position: Math.floor(register.position * 0.99) };
  const before = { day: DAY - 90, position: at.position - 20_000 };
  const whole = () => stagesAt(register, at.day, at.position);
  const scan = bareScan(register, at);
  const diff = () => changesBetween(register, before, at);
  const list = () => selectProducts(register, {}, at.day, at.position);
  for (let warm = 0; warm < 3; warm++) (whole(), scan(), diff(), list());
  const runs = Math.max(RUNS, 9);
  const size = `${PRODUCTS.toLocaleString('en')} products, ${register.position.toLocaleString('en')} events, ${register.lanes.size.toLocaleString('en')} lanes`;
  const against = (ours, theirs) =>
    sideBySide(
      () => each(ours),
      () => each(theirs),
      runs,
    );
  const line = (path, { ours, theirs }, target, more = '') =>
    row(path, ours / theirs, target, `${ms(ours)} ÷ ${ms(theirs)}${more}`);
  return [
    line(
      'stage of every product at a pair of dates ÷ a bare scan of the same columns',
      await against(whole, scan),
      '≤ 3',
      `, ${size}`,
    ),
    line('ids of all products at a pair of dates, sorted ÷ the same scan', await against(list, scan), ''),
    ...(await againstDuckDb(register, at, whole)),
    await oneProduct(),
    line(
      'diff of two pairs of dates ÷ one whole-register answer',
      await against(diff, whole),
      '≤ 3',
      `, ${diff().length.toLocaleString('en')} changes`,
    ),
  ];
}

/** Both dates tested on every row, and what stands counted by product; nothing else. */
function bareScan(register, { day, position }) {
  const { from, until, latest, subject } = cellsOf(register);
  return () => {
    const counts = new Uint32Array(register.subjects.size);
    for (let at = 0; at < from.length; at++)
      if (from[at] <= position && until[at] > position && latest[at] <= day) counts[subject[at]]++;
    return counts;
  };
}

const cellsOf = ({ rows: { columns, length } }) =>
  Object.fromEntries(Object.entries(columns).map(([name, { cells }]) => [name, cells.subarray(0, length)]));

const tally = (stages) => {
  const counts = new Map();
  for (const stage of stages) if (stage > 0) counts.set(stage - 1, (counts.get(stage - 1) ?? 0) + 1);
  return JSON.stringify([...counts].sort(([a], [b]) => a - b));
};

const TRIALS = ['IND', 'CTA', 'supplementary-IND'];

/**
 * How many products stand at each stage. The rule is the register's: the status of a lane comes from its last
 * certain fact in the world's order, a product stands where its furthest lane stands.
 */
const STAGES_IN_SQL = ({ day, position }) => `
  with held as (
    select f.*, t.bears, t.names, t.registers,
      ((f.latest::hugeint * 4294967296 + f.earliest) * 256 + f.type) * 16777216 + f.position as place
    from facts f join types t using (type)
    where f."from" <= ${position} and f.until > ${position} and f.earliest <= ${day}),
  placed as (
    select lane as own, * from held where bears = 1 and lane >= 0
    union all select application as own, * from held where bears = 1 and application >= 0 and latest <= ${day}),
  statuses as (
    select own, max_by(type, place) filter (latest <= ${day}) as type,
      max_by(application, place) filter (latest <= ${day}) as concluded,
      max_by(detail, place) filter (names = 1 and detail >= 0) as kind
    from placed group by own),
  ranks as (
    select l.subject, max(case when k.trial = 1 then t.trial_rank else t.rank end) as rank
    from statuses s join lanes l on l.lane = s.own join types t on t.type = s.type
      left join kinds k on k.kind = s.kind
    where s.concluded <> s.own group by l.subject),
  products as (select distinct subject from held where registers = 1)
  select coalesce(rank, 0) as stage, count(*) as n
  from products left join ranks using (subject) group by stage order by stage`;

async function againstDuckDb(register, at, whole) {
  const duck = await duckDb(1);
  if (!duck) return [];
  const { agency: _agency, term: _term, ...facts } = cellsOf(register);
  await duck.fill('facts', facts);
  await duck.fill('lanes', {
    lane: Int32Array.from({ length: register.lanes.size }, (_, lane) => lane),
    subject: register.laneSubject.cells.subarray(0, register.lanes.size),
  });
  const types = CATALOGUE.map(({ type }) => type);
  await duck.fill('types', {
    type: types.map((_, n) => n),
    bears: types.map((type) => (statusOf(type) ? 1 : 0)),
    names: CATALOGUE.map(({ data }) => ('applicationKind' in data.properties ? 1 : 0)),
    registers: types.map((type) => (type === 'ProductRegistered' ? 1 : 0)),
    rank: types.map((type) => stageRank(stageOf(type, undefined))),
    trial_rank: types.map((type) => stageRank(stageOf(type, 'IND'))),
  });
  const kinds = Array.from({ length: register.details.size }, (_, kind) => kind);
  await duck.fill('kinds', {
    kind: kinds,
    trial: kinds.map((kind) => (TRIALS.includes(register.details.textOf(kind)) ? 1 : 0)),
  });
  const ask = () => duck.ask(STAGES_IN_SQL(at));
  const theirs = JSON.stringify((await ask()).map((pair) => pair.map(Number)));
  const ours = tally(whole());
  if (ours !== theirs) throw new Error(`the answers differ: ${ours} here, ${theirs} in DuckDB`);
  const times = await sideBySide(
    () => each(() => tally(whole())),
    () => timed(ask),
    5,
  );
  duck.close();
  return [
    row(
      'products at each stage at a pair of dates ÷ DuckDB in memory, one thread, the same answer',
      times.ours / times.theirs,
      '≤ 1/8',
      `${ms(times.ours)} ÷ ${ms(times.theirs)}`,
    ),
  ];
}

const ON_END = 2000;

/** From a product's log to its state, as `/products/{id}` gives it; the question of now knows all of the log. */
async function oneProduct() {
  const log = productLog();
  const { productId, position } = log.at(-1);
  const state = (day, known) => () => {
    for (let run = 0; run < ON_END; run++) {
      const seen = log.filter((event) => event.position <= known);
      if (!productState(productId, beliefsOf(productId, seen, day), day)) throw new Error('no product');
    }
  };
  const [then, now] = [state(DAY, position - 2), state(30_000, position)];
  for (let warm = 0; warm < 3; warm++) (then(), now());
  const times = await sideBySide(
    () => timed(then),
    () => timed(now),
  );
  return row(
    'one product at a pair of dates ÷ the same product now',
    times.ours / times.theirs,
    '≤ 1.3',
    `${ms(times.ours / ON_END)} ÷ ${ms(times.theirs / ON_END)}, ${log.length} events`,
  );
}
