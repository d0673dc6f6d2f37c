import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { Service } from '../http/service.js';
import { readExposition } from './exposition.js';

/** What an operator is given to watch the service with asks for metrics that there are. */
const read = (path: string): string => readFileSync(join(process.cwd(), path), 'utf8');
const yaml = (path: string): any => parse(read(path)); // eslint-disable-line @typescript-eslint/no-explicit-any

interface Panel {
  readonly title: string;
  readonly description?: string;
  readonly type: string;
  readonly targets?: readonly { readonly expr: string }[];
}
const dashboard = JSON.parse(read('monitoring/grafana/dashboards/clockstop.json')) as {
  readonly panels: readonly Panel[];
  readonly templating: { readonly list: readonly { readonly name: string; readonly query: string }[] };
};
const alerts = (
  yaml('monitoring/prometheus/alerts.yml') as { groups: { rules: { alert: string; expr: string }[] }[] }
).groups.flatMap(({ rules }) => rules);

/** Names and label names that an expression asks for. */
const selectorsIn = (expr: string): { name: string; labels: string[] }[] =>
  [...expr.matchAll(/\b((?:clockstop|process|nodejs)_\w+)(?:\{([^}]*)\})?/g)].map(
    ([, name, matchers = '']) => ({
      name: name!,
      labels: [...matchers.matchAll(/(\w+)\s*(?:=~|!~|!=|=)/g)].map(([, label]) => label!),
    }),
  );

let labelsOf: Map<string, Set<string>>;
beforeAll(async () => {
  const service = await Service.withBundledRegister();
  await service.get('products');
  labelsOf = new Map();
  for (const { name, labels } of readExposition((await service.get('/metrics')).text)) {
    const known = labelsOf.get(name) ?? new Set(['instance', 'job']);
    for (const label of Object.keys(labels)) known.add(label);
    labelsOf.set(name, known);
  }
  await service.close();
});

test('every panel of the dashboard says what it shows and asks for a metric with labels that it has', () => {
  const panels = dashboard.panels.filter(({ type }) => type !== 'row');
  expect(panels.length).toBeGreaterThan(10);
  for (const { title, description, targets = [] } of panels) {
    expect([title, description !== undefined && targets.length > 0]).toEqual([title, true]);
    for (const { expr } of targets) {
      const selectors = selectorsIn(expr);
      expect([expr, selectors.length > 0]).toEqual([expr, true]);
      for (const { name, labels } of selectors)
        expect([name, labels.filter((label) => !labelsOf.get(name)?.has(label))]).toEqual([name, []]);
    }
  }
});

test('every metric of the service’s own stands on the dashboard', () => {
  const shown = new Set(
    dashboard.panels.flatMap(({ targets = [] }) =>
      targets.flatMap(({ expr }) =>
        selectorsIn(expr).map(({ name }) => name.replace(/_(bucket|sum|count)$/, '')),
      ),
    ),
  );
  const told = [...labelsOf.keys()].filter((name) => name.startsWith('clockstop_'));
  expect([...new Set(told.map((name) => name.replace(/_(bucket|sum|count)$/, '')))].sort()).toEqual(
    [...shown].filter((name) => name.startsWith('clockstop_')).sort(),
  );
});

test('its variables and the alerts ask for metrics that there are', () => {
  for (const { query } of dashboard.templating.list) {
    const [, name, label] = /label_values\((\w+), (\w+)\)/.exec(query)!;
    expect([query, labelsOf.get(name!)?.has(label!)]).toEqual([query, true]);
  }
  expect(alerts.map(({ alert }) => alert)).toContain('ClockstopReplicaBehind');
  for (const { expr } of alerts)
    for (const { name, labels } of selectorsIn(expr))
      expect([name, labels.filter((label) => !labelsOf.get(name)?.has(label))]).toEqual([name, []]);
});

test('compose starts Prometheus and Grafana with the profile monitoring alone, on the loopback address', () => {
  const { services, volumes } = yaml('docker-compose.yml');
  const { clockstop, prometheus, grafana } = services;
  expect(clockstop.profiles).toBeUndefined();
  for (const watching of [prometheus, grafana]) {
    expect(watching.profiles).toEqual(['monitoring']);
    expect(watching.ports.every((port: string) => port.startsWith('127.0.0.1:'))).toBe(true);
    for (const volume of watching.volumes as string[]) {
      const [from] = volume.split(':');
      if (from!.startsWith('./')) expect(() => readFileSync(from!)).toThrow('EISDIR');
      else expect(Object.keys(volumes)).toContain(from);
    }
  }
  const { scrape_configs, rule_files } = yaml('monitoring/prometheus/prometheus.yml');
  expect(scrape_configs[0].static_configs[0].targets).toEqual(['clockstop:3000']);
  expect(rule_files).toEqual(['alerts.yml']);
});
