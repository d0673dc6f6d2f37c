import { calendarOf } from '../../dist/projections/calendar/calendars.js';
import { figuresOf } from '../../dist/projections/review-time/figures.js';
import { explainChange } from '../../dist/projections/review-time/explain.js';
import { KeptFigures } from '../../dist/projections/review-time/kept-figures.js';
import { LiveTally } from '../../dist/projections/review-time/live-tally.js';
import { measureOf } from '../../dist/projections/review-time/measures.js';
import { RunningFigure } from '../../dist/projections/review-time/running-figure.js';
import { SpanIndex } from '../../dist/projections/review-time/span-index.js';
import { SpanSources } from '../../dist/projections/review-time/span-sources.js';
import { tallySpans } from '../../dist/projections/review-time/tally-spans.js';
import { foldEvent } from '../../dist/projections/register/fold.js';
import { Register } from '../../dist/projections/register/register.js';
import { random } from '../generate.mjs';
import { median, row, RUNS, sideBySide, timed } from '../lib.mjs';
import { duckDb } from '../peers/duckdb.mjs';

const SPANS = Number(process.env.BENCH_SPANS ?? 1_000_000);
const MEASURE = 'receipt-to-approval';
const CONVENTION = { unit: 'days', countStartDay: false };
const CHOICE = { unit: 'days', percentiles: [10, 90], at: [] };
const AGENCIES = ['NMPA', 'FDA', 'EMA', 'PMDA'];
const GROUPS = [
  'somatic-cell-therapy',
  'stem-cell-therapy',
  'gene-therapy',
  'oncolytic-microorganism',
  'none',
];
const FIRST_DAY = 16_801; // 2016-01-01
const LATE = 20_454; // 2026-01-01

const iso = (day) => new Date(day * 86_400_000).toISOString().slice(0, 10);
let recorded = 0;
function event(productId, type, data, effectiveOn) {
  const position = ++recorded;
  const id = `${position.toString(16).padStart(8, '0')}-0000-5000-8000-${position.toString(16).padStart(12, '0')}`;
  return {
    id,
    type,
    version: 1,
    productId,
    ...(effectiveOn && { effectiveOn }),
    recorded: { at: '2026-01-31T00:00:00.000Z', by: 'bench' },
    position,
    revision: 0,
    data,
  };
}

/** One span a product: received on a day, and in nine of ten ended on another. */
function* spanEvents(count, next) {
  for (let n = 0; n < count; n++) yield* oneSpan(`p${n}`, next);
}

function* oneSpan(productId, next) {
  const pick = (list) => list[Math.floor(next() * list.length)];
  const key = { applicationId: 'A', agency: pick(AGENCIES) };
  const day = FIRST_DAY + Math.floor(next() * 3600);
  yield event(productId, 'ProductRegistered', {
    names: [{ text: 'n', kind: 'code' }],
    therapyGroup: pick(GROUPS),
  });
  yield event(productId, 'ApplicationReceived', { ...key, applicationKind: 'BLA' }, iso(day));
  const end = next();
  if (end < 0.1) return;
  const type = end < 0.9 ? 'MarketingApproved' : end < 0.95 ? 'ApplicationWithdrawn' : 'ApplicationRefused';
  const approval =
    type === 'MarketingApproved' ? { approvalId: 'B', approvalKind: 'full', indication: 'I' } : {};
  yield event(productId, type, { ...key, ...approval }, iso(day + 30 + Math.floor(next() * 900)));
}

/** A register of so many spans and their index, built as the service builds it. */
function registerOf(count, next) {
  recorded = 0;
  const register = new Register();
  for (const each of spanEvents(count, next)) foldEvent(register, each);
  const index = new SpanIndex(new SpanSources(register), measureOf(MEASURE));
  const start = performance.now();
  index.advance();
  return { register, index, built: performance.now() - start };
}

/** The same rows as plain arrays: what a pass by hand would read. */
function bareColumns({ table, profiles }) {
  const { start, end, marks, profile, from, until } = table.columns;
  const names = new Map();
  const group = Int32Array.from({ length: table.length }, (_, at) => {
    const name = profiles.nameOf(profile.at(at), ['agency', 'therapy-group']);
    if (!names.has(name)) names.set(name, names.size);
    return names.get(name);
  });
  const copy = (column) => column.cells.slice(0, table.length);
  return {
    groups: names.size,
    group,
    start: copy(start),
    end: copy(end),
    outcome: copy(marks).map((mark) => mark & 3),
    from: copy(from),
    until: copy(until),
  };
}

/** A pass that filters by both dates and counts days by group and outcome, and does nothing else. */
function barePass({ groups, group, start, end, outcome, from, until }, day, position) {
  const cells = new Uint32Array(groups * 4096 * 4);
  for (let at = 0; at < start.length; at++) {
    if (from[at] > position || until[at] <= position || start[at] > day) continue;
    const ended = end[at] <= day;
    cells[(group[at] * 4096 + (ended ? end[at] : day) - start[at]) * 4 + (ended ? outcome[at] : 0)]++;
  }
  return cells;
}

const quantile = (sorted, p) => {
  const h = (sorted.length - 1) * p;
  const low = Math.floor(h);
  return sorted[low] + (h - low) * ((sorted[low + 1] ?? sorted[low]) - sorted[low]);
};

/** What one writes first: objects, a map of groups, sorted arrays. */
function naive(objects, day, position) {
  const groups = new Map();
  for (const span of objects) {
    if (span.from > position || span.until <= position || span.start > day) continue;
    const key = `${span.agency} ${span.therapyGroup}`;
    if (!groups.has(key)) groups.set(key, []);
    groups
      .get(key)
      .push(
        span.end <= day
          ? { days: span.end - span.start, outcome: span.outcome }
          : { days: day - span.start, outcome: 0 },
      );
  }
  return [...groups].map(([key, spans]) => {
    const sorted = spans.toSorted((a, b) => a.days - b.days);
    const approved = sorted.filter(({ outcome }) => outcome === 1).map(({ days }) => days);
    let survival = 1;
    let middle;
    for (let at = 0; at < sorted.length;) {
      const { days } = sorted[at];
      const atRisk = sorted.length - at;
      let dead = 0;
      for (; at < sorted.length && sorted[at].days === days; at++) if (sorted[at].outcome === 1) dead++;
      survival *= 1 - dead / atRisk;
      if (survival <= 0.5) middle ??= days;
    }
    return {
      key,
      median: quantile(approved, 0.5),
      lower: quantile(approved, 0.25),
      upper: quantile(approved, 0.75),
      middle,
    };
  });
}

function objectsOf({ table, profiles }) {
  const { start, end, marks, profile, from, until } = table.columns;
  return Array.from({ length: table.length }, (_, at) => ({
    agency: profiles.textOf(profile.at(at), 'agency'),
    therapyGroup: profiles.textOf(profile.at(at), 'therapy-group'),
    start: start.at(at),
    end: end.at(at),
    outcome: marks.at(at) & 3,
    from: from.at(at),
    until: until.at(at),
  }));
}

/** Milliseconds of one of several runs on end: what the collector has thrown out of the caches is paid for once. */
const ON_END = 10;
const each = async (work) =>
  (await timed(() => {
    for (let run = 0; run < ON_END; run++) work();
  })) / ON_END;

const ms = (value) => (value < 1 ? `${(value * 1000).toFixed(1)} µs` : `${value.toFixed(1)} ms`);

export async function reviewTimes() {
  const { index, built } = registerOf(SPANS, random(1));
  const { position, table } = index;
  const day = LATE;
  const statistics = () =>
    tallySpans(index, index.grouping(['agency', 'therapy-group'], {}), {
      day,
      position,
      convention: CONVENTION,
    }).map((tables) => figuresOf(tables, CHOICE));
  const columns = bareColumns(index);
  const runs = Math.max(RUNS, 7);
  const lines = [];
  for (let warm = 0; warm < 5; warm++) (statistics(), barePass(columns, day, position));
  const bare = await sideBySide(
    () => each(statistics),
    () => each(() => barePass(columns, day, position)),
    runs,
  );
  const rows = `${SPANS.toLocaleString('en')} spans in ${table.length.toLocaleString('en')} rows, ${columns.groups} groups`;
  lines.push(
    row(
      'median, quartiles, Kaplan–Meier in 20 groups, both dates ÷ a bare day-histogram pass',
      bare.ours / bare.theirs,
      '≤ 1.5',
      `${ms(bare.ours)} ÷ ${ms(bare.theirs)}, ${rows}; index built in ${(built / 1000).toFixed(1)} s`,
    ),
  );

  const objects = objectsOf(index);
  naive(objects, day, position);
  const plain = await sideBySide(
    () => each(statistics),
    () => timed(() => naive(objects, day, position)),
    5,
  );
  lines.push(
    row(
      'statistics at both dates ÷ naive objects',
      plain.ours / plain.theirs,
      '≤ 1/50',
      `${ms(plain.ours)} ÷ ${ms(plain.theirs)}`,
    ),
  );
  lines.push(...(await againstDuckDb(columns, statistics, day, position)));
  lines.push(await explaining(index, statistics));
  return lines;
}

/** The same median, quartiles and Kaplan–Meier in DuckDB, in memory and on one thread; left out where it is not installed. */
async function againstDuckDb(columns, statistics, day, position) {
  const duck = await duckDb(1);
  if (!duck) return [];
  const { group, start, end, outcome, from, until } = columns;
  await duck.fill('spans', { grp: group, s: start, e: end, outcome, f: from, u: until });
  const sql = `
    with held as (select grp, case when e <= ${day} then e - s else ${day} - s end as days, case when e <= ${day} then outcome else 0 end as ended
                  from spans where f <= ${position} and u > ${position} and s <= ${day}),
    days as (select grp, days, count(*) as leaving, count(*) filter (ended = 1) as d from held group by grp, days),
    risk as (select grp, days, d, sum(leaving) over (partition by grp order by days desc) as n from days),
    curve as (select grp, days, exp(sum(case when d = 0 then 0 when d = n then -1e9 else ln(1 - d / n) end) over (partition by grp order by days)) as survival from risk)
    select grp, (select min(days) from curve c where c.grp = held.grp and survival <= 0.5) as middle,
           quantile_cont(days, [0.25, 0.5, 0.75]) filter (ended = 1) as quartiles from held group by grp`;
  const ask = () => duck.ask(sql);
  await ask();
  const times = await sideBySide(
    () => each(statistics),
    () => timed(ask),
    5,
  );
  duck.close();
  return [
    row(
      'statistics at both dates ÷ DuckDB in memory, one thread',
      times.ours / times.theirs,
      '≤ 1/4',
      `${ms(times.ours)} ÷ ${ms(times.theirs)}`,
    ),
  ];
}

async function explaining(index, statistics) {
  const from = { day: LATE - 90, position: index.position - 2000 };
  const to = { day: LATE, position: index.position };
  const explain = () => {
    const running = new RunningFigure(index, index.grouping([], {}), 'median', CONVENTION);
    return explainChange(index, running, { from, to, limit: 100, causeAt: () => 'newly-recorded' });
  };
  const { steps } = explain();
  const times = await sideBySide(
    () => each(explain),
    () => each(() => (statistics(), statistics())),
    5,
  );
  return row(
    'explain between two pairs of dates ÷ two statistics',
    times.ours / times.theirs,
    '≤ 5',
    `${ms(times.ours)} ÷ ${ms(times.theirs)}, ${steps.length} steps`,
  );
}

/** A working-day count over any period against one look-up in an array. */
export async function workingDays() {
  const calendar = calendarOf('CN');
  const table = new Int32Array(4018).map((_, at) =>
    calendar.workingDaysBetween(FIRST_DAY - 1, FIRST_DAY + at),
  );
  const next = random(2);
  const COUNT = 1_000_000;
  const starts = Int32Array.from({ length: COUNT }, () => FIRST_DAY + Math.floor(next() * 2000));
  const ends = starts.map((start) => start + Math.floor(next() * 2000));
  let sum = 0;
  const ours = () => {
    for (let at = 0; at < COUNT; at++) sum += calendar.workingDaysBetween(starts[at], ends[at]);
  };
  const theirs = () => {
    for (let at = 0; at < COUNT; at++) sum += table[ends[at] - FIRST_DAY];
  };
  for (let warm = 0; warm < 5; warm++) (ours(), theirs());
  const times = await sideBySide(
    () => timed(ours),
    () => timed(theirs),
    9,
  );
  if (sum === 0) throw new Error('nothing was counted');
  const each = (value) => `${((value / COUNT) * 1e6).toFixed(1)} ns`;
  return [
    row(
      'a working-day count, any period 2016–2026 ÷ an array look-up',
      times.ours / times.theirs,
      '≤ 5',
      `${each(times.ours)} ÷ ${each(times.theirs)}`,
    ),
  ];
}

/** From a recorded event to the statistic that includes it, on registers of 10⁴ and of 10⁶ spans. */
export async function liveStatistic() {
  const [small, large] = [10_000, SPANS].map((count) => perEvent(count));
  return [
    row(
      `a recorded event → the statistic that includes it: ${SPANS.toLocaleString('en')} ÷ 10,000 spans`,
      large / small,
      '≤ 1.5',
      `${ms(large)} ÷ ${ms(small)} an event, fold and 20 groups of figures included`,
    ),
  ];
}

function perEvent(count) {
  const next = random(3);
  const { register, index } = registerOf(count, next);
  const live = new LiveTally(index, index.grouping(['agency', 'therapy-group'], {}), CONVENTION);
  const figures = new KeptFigures();
  live.tables(LATE).map((tables) => figures.of(tables, CHOICE));
  const times = [];
  for (let n = 0; n < 600; n++)
    for (const each of oneSpan(`live-${n}`, next)) {
      const start = performance.now();
      foldEvent(register, each);
      index.advance();
      live.tables(LATE).map((tables) => figures.of(tables, CHOICE));
      times.push(performance.now() - start);
    }
  return median(times.slice(600));
}
