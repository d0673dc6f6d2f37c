import { laneOf } from '#events/catalogue.js';
import { dataIssues, statementIssues } from '#events/validation.js';
import {
  clockRules,
  corrections,
  idOf,
  rawLines,
  readText,
  register,
  statementOf,
  subjectOf,
  tally,
  type Line,
} from './files.js';

const FILES = ['register.ndjson', 'clock-rules.ndjson', 'corrections.ndjson'];
const loaded = [...register, ...clockRules];
const byId = new Map(loaded.map((line) => [idOf(line), line]));

describe('the lines', () => {
  test('are 103, 33 and 9', () => {
    expect([register.length, clockRules.length, corrections.length]).toEqual([103, 33, 9]);
  });

  test.each(FILES)('of %s are each one compact JSON object without duplicate keys', (name) => {
    expect(readText(name).endsWith('}\n')).toBe(true);
    for (const line of rawLines(name)) expect(JSON.stringify(JSON.parse(line))).toBe(line);
  });

  test('are valid statements once their subject is taken off', () => {
    for (const line of [...loaded, ...corrections])
      expect([subjectOf(line), line.type, statementIssues(statementOf(line))]).toEqual([
        subjectOf(line),
        line.type,
        [],
      ]);
  });

  test('name exactly one subject, whose name may stand in an address', () => {
    for (const line of [...loaded, ...corrections]) {
      expect(Number(line.productId !== undefined) + Number(line.referenceId !== undefined)).toBe(1);
      expect(subjectOf(line)).toMatch(/^[a-z0-9][a-z0-9-]*$/);
    }
  });

  test('all become different events', () => {
    expect(byId.size).toBe(loaded.length);
    expect(new Set(corrections.map(idOf)).size).toBe(corrections.length);
  });

  test('carry no name of a source that only its gatherer knows', () => {
    for (const name of [...FILES, 'README.md'])
      expect(readText(name)).not.toMatch(/document 00\d|seed \d|\.txt|[0-9a-f]{16}\.|sha256/i);
  });
});

describe('a product', () => {
  const products = new Map<string, Line[]>();
  for (const line of register)
    if (line.productId) products.set(line.productId, [...(products.get(line.productId) ?? []), line]);

  test('is one of 23', () => expect(products.size).toBe(23));

  test('is registered by its first line and by no other', () => {
    for (const [id, lines] of products)
      expect([id, lines.map(({ type }) => type === 'ProductRegistered')]).toEqual([
        id,
        lines.map((_, index) => index === 0),
      ]);
  });

  test('has no name twice', () => {
    for (const [id, lines] of products) {
      const names = lines.flatMap(({ type, data }): string[] =>
        type === 'ProductRegistered'
          ? (data.names as { text: string }[]).map(({ text }) => text)
          : type === 'AliasAsserted'
            ? [data.name.text]
            : [],
      );
      expect([id, names]).toEqual([id, [...new Set(names)]]);
    }
  });

  test('has each milestone at most once in a lane', () => {
    const milestones = register.flatMap((line) => {
      const lane = laneOf(line);
      return lane ? [`${subjectOf(line)} ${lane.kind} ${lane.id} ${line.type}`] : [];
    });
    expect(milestones.length).toBeGreaterThan(30);
    expect(Object.entries(tally(milestones)).filter(([, count]) => count > 1)).toEqual([]);
  });

  test('has one agency in a lane', () => {
    const agencies = new Map<string, Set<string>>();
    for (const line of register) {
      const lane = laneOf(line);
      if (!lane) continue;
      const key = `${subjectOf(line)} ${lane.kind} ${lane.id}`;
      agencies.set(key, (agencies.get(key) ?? new Set()).add(line.data.agency));
    }
    for (const [key, found] of agencies) expect([key, found.size]).toEqual([key, 1]);
  });

  test('has its first approval as MarketingApproved and later ones as IndicationApproved', () => {
    for (const [id, lines] of products) {
      const approvals = lines.filter(({ type }) =>
        ['MarketingApproved', 'IndicationApproved'].includes(type),
      );
      const inOrder = [...approvals].sort((a, b) => (a.effectiveOn! < b.effectiveOn! ? -1 : 1));
      expect([id, inOrder.map(({ type }) => type)]).toEqual([
        id,
        inOrder.map((_, index) => (index === 0 ? 'MarketingApproved' : 'IndicationApproved')),
      ]);
    }
  });

  test('names an application only where it is recorded', () => {
    for (const { productId, type, data } of register)
      if (['MarketingApproved', 'ForecastStated'].includes(type) && data.applicationId)
        expect(
          products
            .get(productId!)!
            .some(
              (line) =>
                line.data.applicationId === data.applicationId && laneOf(line)?.kind === 'application',
            ),
        ).toBe(true);
  });
});

describe('a correction', () => {
  test('names an event of its own subject', () => {
    for (const line of corrections) {
      const target = byId.get(line.data.targetId);
      if (target && subjectOf(target) === subjectOf(line)) continue;
      const candidates = loaded
        .filter((other) => subjectOf(other) === subjectOf(line))
        .map(
          (other) => `  ${idOf(other)}  ${other.type} ${other.effectiveOn ?? ''} ${laneOf(other)?.id ?? ''}`,
        );
      throw new Error(
        `corrections.ndjson: ${subjectOf(line)} has no event ${line.data.targetId}; it has\n${candidates.join('\n')}`,
      );
    }
  });

  test('has a target of its own', () => {
    expect(new Set(corrections.map(({ data }) => data.targetId)).size).toBe(corrections.length);
  });

  test('changes something, and leaves a valid statement', () => {
    for (const { data, reason } of corrections) {
      const target = byId.get(data.targetId)!;
      const { data: fields, ...dates } = data.changes as Partial<Line>;
      const corrected = { ...statementOf(target), ...dates, data: { ...target.data, ...fields } };
      expect(reason!.text).toMatch(/\S/);
      expect(corrected).not.toEqual(statementOf(target));
      expect(statementIssues(corrected)).toEqual([]);
      expect(dataIssues(target.type, corrected.data)).toEqual([]);
    }
  });
});
