import { Service } from '../http/service.js';

/** The rules that `promtool check metrics` holds an exposition to, and Prometheus' own on names and units. */
interface Family {
  readonly name: string;
  readonly type: string;
  readonly help: string;
  readonly samples: readonly string[];
}

const UNITS = [
  ...['seconds', 'bytes', 'ratio', 'celsius', 'meters', 'joules', 'grams', 'volts', 'amperes'],
  'info',
];
const NOT_BASE = [
  ...['milliseconds', 'microseconds', 'nanoseconds', 'minutes', 'hours', 'days', 'weeks', 'ms', 'us', 'ns'],
  ...['kilobytes', 'megabytes', 'gigabytes', 'kb', 'mb', 'bits', 'percent', 'percentage', 'sec', 'secs'],
];
const TYPES = ['counter', 'gauge', 'histogram', 'summary'];

function familiesOf(text: string): Family[] {
  const families: { name: string; type: string; help: string; samples: string[] }[] = [];
  for (const line of text.split('\n').filter(Boolean)) {
    const [, kind, name, rest] = /^# (HELP|TYPE) (\S+) ?(.*)$/.exec(line) ?? [];
    if (kind === 'HELP') families.push({ name: name!, help: rest!, type: '', samples: [] });
    else if (kind === 'TYPE') families.at(-1)!.type = rest!;
    else families.at(-1)!.samples.push(line);
  }
  return families;
}

const RULES: Readonly<Record<string, (family: Family) => boolean>> = {
  'is in snake_case, without colons, which are for recording rules': ({ name }) =>
    /^[a-z][a-z0-9]*(_[a-z0-9]+)*$/.test(name),
  'is of a known type': ({ type }) => TYPES.includes(type),
  'has a help text that is a sentence': ({ help }) => /^[A-Z].{10,}$/.test(help) && help.trim() === help,
  'ends in _total where it is a counter, and only there': ({ name, type }) =>
    name.endsWith('_total') === (type === 'counter'),
  'does not carry its type in its name': ({ name }) => !TYPES.some((type) => name.split('_').includes(type)),
  'does not end as the parts of a histogram do': ({ name }) => !/_(count|sum|bucket)$/.test(name),
  'is in base units': ({ name }) => !name.split('_').some((part) => NOT_BASE.includes(part)),
  'has its unit at its end, before _total': ({ name }) =>
    name
      .replace(/_total$/, '')
      .split('_')
      .slice(0, -1)
      .every((part) => !UNITS.includes(part)),
  'has labels in snake_case, and le and quantile only where they belong': ({ samples, type }) =>
    samples.every((sample) =>
      [...(/\{(.*)\}/.exec(sample)?.[1] ?? '').matchAll(/(?:^|,)([^=,]+)="(?:[^"\\]|\\.)*"/g)].every(
        ([, label]) =>
          label === 'le' ? type === 'histogram' : label !== 'quantile' && /^[a-z][a-z0-9_]*$/.test(label!),
      ),
    ),
  'never carries a label’s name in its own': ({ name, samples }) =>
    samples.every(
      (sample) =>
        ![...sample.matchAll(/[{,]([a-z_]+)="/g)].some(([, label]) => name.endsWith(`_by_${label}`)),
    ),
};

let families: Family[];
beforeAll(async () => {
  const service = await Service.withBundledRegister();
  await service.get('products');
  await service.get('/nowhere');
  families = familiesOf((await service.get('/metrics')).text);
  await service.close();
});

test('there are metrics to look at, every one once', () => {
  const names = families.map(({ name }) => name);
  expect(names.length).toBeGreaterThan(25);
  expect(names.length).toBe(new Set(names).size);
  expect(families.filter(({ type }) => type === '')).toEqual([]);
});

test.each(Object.entries(RULES))('every metric %s', (_rule, holds) => {
  expect(families.filter((family) => !holds(family)).map(({ name }) => name)).toEqual([]);
});

test('every metric of the service’s own begins with its name, and says a unit where it measures one', () => {
  const own = families.filter(({ name }) => !/^(process|nodejs)_/.test(name));
  expect(own.length).toBeGreaterThan(10);
  for (const { name, type } of own) {
    expect(name).toMatch(/^clockstop_/);
    if (type === 'histogram') expect(name).toMatch(/_(seconds|bytes)$/);
  }
});

test('the rules tell what breaks them', () => {
  const broken: readonly (readonly [string, Partial<Family>])[] = [
    ['ends in _total', { type: 'counter', name: 'clockstop_requests' }],
    ['ends in _total', { name: 'nodejs_active_handles_total' }],
    ['is in base units', { name: 'clockstop_wait_milliseconds' }],
    ['has its unit at its end', { name: 'clockstop_seconds_waited' }],
    ['is in snake_case', { name: 'clockstop_requestCount' }],
    ['has a help text', { help: '' }],
    ['does not end as the parts', { name: 'clockstop_reviews_count' }],
    ['has labels in snake_case', { samples: ['clockstop_x{quantile="0.5"} 1'] }],
  ];
  const whole = { name: 'clockstop_things', type: 'gauge', help: 'Things that there are.', samples: [] };
  for (const [name, holds] of Object.entries(RULES)) expect([name, holds(whole)]).toEqual([name, true]);
  for (const [rule, part] of broken) {
    const [, holds] = Object.entries(RULES).find(([name]) => name.startsWith(rule))!;
    expect([rule, holds({ ...whole, ...part })]).toEqual([rule, false]);
  }
});
