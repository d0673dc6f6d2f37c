import fc from 'fast-check';

/** Values of parameters that mean something to the service: what it holds, and what it has answered since. */
export class KnownValues {
  private readonly values = new Map<string, string[]>([
    ['productId', ['amimestrocel', 'ct0596', 'nouvneu001']],
    ['referenceId', ['example-guideline']],
    ['name', ['register']],
    ['agency', ['NMPA', 'FDA', 'EMA']],
    ['effectiveAt', ['2024-09-26', '2025-10-26', '9999-12-31', '1000-01-01']],
    ['knownAt', ['position:0', 'position:1', 'position:136', '2026-11-20T00:00:00+08:00']],
    ['fromKnownAt', ['position:0', 'position:136']],
    ['waitFor', ['1', '136']],
    ['limit', ['1', '2', '500']],
    ['follow', ['false']],
    ['size', ['1', '2', '136']],
    ['from', ['1', '5']],
    ['to', ['6', '136']],
  ]);

  /** One of the values under a name, as they are when the request is made. */
  readonly at = (name: string, choice: number): string | undefined => {
    const known = this.values.get(name);
    return known?.[choice % known.length];
  };

  /** Takes up the ids and cursors that an answer holds, and its tag. */
  learn(
    body: unknown,
    { etag, location }: { readonly etag?: string; readonly location?: string } = {},
  ): void {
    if (etag !== undefined) this.values.set('etag', [etag]);
    const [, list, id] = /\/(webhooks|imports)\/([^/]+)$/.exec(location ?? '') ?? [];
    if (id !== undefined) this.add(list === 'webhooks' ? 'webhookId' : 'importId', id);
    const found = JSON.stringify(body ?? null).matchAll(
      /"(eventId|productId|referenceId|next)":"([^"\\]+)"/g,
    );
    for (const [, name, value] of found) this.add(name === 'next' ? 'cursor' : name!, value!);
  }

  add(name: string, value: string): void {
    const known = this.values.get(name) ?? [];
    if (known.includes(value)) return;
    this.values.set(name, [...known.slice(-49), value]);
  }
}

/** A choice among known values, or a value of its own. */
export type Chosen = { readonly known: number } | { readonly value: string };

export const chosen = (valid: fc.Arbitrary<string>, hostile: fc.Arbitrary<string>): fc.Arbitrary<Chosen> =>
  fc.oneof(
    { weight: 5, arbitrary: fc.record({ known: fc.nat(1000) }) },
    { weight: 4, arbitrary: fc.record({ value: valid }) },
    { weight: 2, arbitrary: fc.record({ value: hostile }) },
  );
