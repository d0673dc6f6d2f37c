import fc from 'fast-check';
import { dateBounds, epochDay, isoDate } from '#events/edtf.js';
import type { LoggedEvent } from '#projections/belief/belief.js';

/** One application: when it was accepted, how it ended, and which of the days its dates may mean are meant. */
export interface Application {
  readonly agency: string;
  readonly accepted: string;
  readonly end?: { readonly type: string; readonly on: string };
  /** From 0 to 1: where in its bounds each date lies. */
  readonly meaning: readonly [number, number];
}

const FIRST = epochDay('2021-01-01');
const day = fc.nat(900).map((offset) => isoDate(FIRST + offset));
const imprecise = fc.oneof(
  { weight: 3, arbitrary: day },
  day.map((date) => date.slice(0, 7)),
  day.map((date) => `${date.slice(0, 4)}-${33 + Math.floor((Number(date.slice(5, 7)) - 1) / 3)}`),
  fc.tuple(day, fc.nat(40)).map(([date, more]) => `${date}/${isoDate(epochDay(date) + more)}`),
);
const ENDS = ['MarketingApproved', 'MarketingApproved', 'ApplicationWithdrawn', 'ApplicationRefused'];

const later = (date: string, by: number): string => {
  const { latest } = dateBounds(date);
  return isoDate(latest + by);
};

export const applications: fc.Arbitrary<Application[]> = fc.array(
  fc
    .record({
      agency: fc.constantFrom('NMPA', 'FDA'),
      accepted: imprecise,
      end: fc.option(
        fc.record({
          type: fc.constantFrom(...ENDS),
          after: fc.integer({ min: -20, max: 500 }),
          width: fc.nat(40),
        }),
        { nil: undefined },
      ),
      meaning: fc.tuple(
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.double({ min: 0, max: 1, noNaN: true }),
      ),
    })
    .map(({ agency, accepted, end, meaning }) => {
      if (!end) return { agency, accepted, meaning };
      const first = later(accepted, Math.max(end.after, -widthOf(accepted)));
      const on = end.width < 20 ? first : `${first}/${isoDate(epochDay(first) + end.width)}`;
      return { agency, accepted, end: { type: end.type, on }, meaning };
    }),
  { minLength: 1, maxLength: 14 },
);

function widthOf(date: string): number {
  const { earliest, latest } = dateBounds(date);
  return latest - earliest;
}

/** The same with every date a day that it may mean; an end does not come before its start. */
export function realised(all: readonly Application[]): Application[] {
  return all.map(({ agency, accepted, end, meaning: [a, b] }) => {
    const within = (date: string, share: number, from: number) => {
      const { earliest, latest } = dateBounds(date);
      const least = Math.max(earliest, from);
      return least + Math.floor(share * (latest - least + 0.999));
    };
    const last = end ? dateBounds(end.on).latest : Infinity;
    const start = Math.min(within(accepted, a, -Infinity), last);
    return {
      agency,
      accepted: isoDate(start),
      ...(end && { end: { type: end.type, on: isoDate(within(end.on, b, start)) } }),
      meaning: [a, b],
    };
  });
}

/** The events of these applications as the log would hold them, one product each. */
export function logOf(all: readonly Application[]): LoggedEvent[] {
  const statements = all.flatMap(({ agency, accepted, end }, at) => {
    const productId = `product-${at}`;
    const key = { applicationId: 'A', agency };
    const approval = { approvalId: 'B', approvalKind: 'full', indication: 'I' };
    return [
      { productId, type: 'ProductRegistered', data: { names: [{ text: productId, kind: 'code' }] } },
      {
        productId,
        type: 'ApplicationAccepted',
        effectiveOn: accepted,
        data: { ...key, applicationKind: 'NDA' },
      },
      ...(end
        ? [
            {
              productId,
              type: end.type,
              effectiveOn: end.on,
              data: { ...key, ...(end.type === 'MarketingApproved' && approval) },
            },
          ]
        : []),
    ];
  });
  return numbered(statements);
}

type Unnumbered = Omit<LoggedEvent, 'id' | 'version' | 'recorded' | 'position' | 'revision'>;

export const numbered = (statements: readonly Unnumbered[]): LoggedEvent[] =>
  statements.map((statement, at) => ({
    ...statement,
    id: `00000000-0000-5000-8000-${String(at).padStart(12, '0')}`,
    version: 1,
    recorded: { at: new Date(Date.UTC(2026, 0, 1) + at * 1000).toISOString(), by: 'test' },
    position: at + 1,
    revision: 0,
  }));

/** A day on which every date has come. */
export const AFTER_ALL = epochDay('2025-12-31');
