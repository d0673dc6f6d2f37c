/** Applications that are made up, so that figures have something to show: as many a year, and no two runs differ. */

const GROUPS = ['stem-cell-therapy', 'gene-therapy', 'somatic-cell-therapy'] as const;
const YEARS = [2021, 2022, 2023, 2024, 2025] as const;
const DAY_MS = 86_400_000;
const source = { title: 'Made up for a test' };

/** 0 to 1, by a linear congruential generator (Numerical Recipes). */
function* randomNumbers(seed: number): Generator<number, never> {
  for (let state = seed; ;) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    yield state / 2 ** 32;
  }
}

const iso = (ms: number): string => new Date(ms).toISOString().slice(0, 10);

/**
 * NDJSON rows: products, each with one IND that is accepted and, mostly, tacitly approved, else withdrawn or pending.
 * @param name what their ids begin with
 */
export function reviews(products: number, name = 'made-up'): string {
  const random = randomNumbers(7);
  const next = () => random.next().value;
  return Array.from({ length: products }, (_, at) => {
    const productId = `${name}-${at}`;
    const accepted = Date.UTC(
      YEARS[at % YEARS.length]!,
      Math.floor(next() * 12),
      1 + Math.floor(next() * 28),
    );
    const days = 55 + Math.floor(next() * 45) + (at % 3) * 8;
    const [withdrawn, pending] = [next() < 0.08, next() < 0.1];
    const application = { applicationId: `IND-${at}`, agency: 'NMPA' };
    const rows: object[] = [
      {
        productId,
        type: 'ProductRegistered',
        source,
        data: {
          names: [{ text: `Made up ${at}`, kind: 'code' }],
          therapyGroup: GROUPS[at % 3],
          sponsor: `Sponsor ${at % 7}`,
        },
      },
      {
        productId,
        type: 'ApplicationAccepted',
        effectiveOn: iso(accepted),
        source,
        data: { ...application, applicationKind: 'IND' },
      },
    ];
    if (!pending)
      rows.push({
        productId,
        type: withdrawn ? 'ApplicationWithdrawn' : 'ClinicalTrialTacitlyApproved',
        effectiveOn: iso(accepted + days * DAY_MS),
        source,
        data: withdrawn ? application : { ...application, basis: 'agency-listed' },
      });
    return rows.map((row) => JSON.stringify(row)).join('\n');
  }).join('\n');
}

/** Records them in a service that runs, where they are not recorded yet. @throws Error where a row is refused */
export async function recordReviews(url: string, products = 150): Promise<void> {
  const response = await fetch(`${url}/api/v1/imports?wait=true`, {
    method: 'POST',
    headers: { 'content-type': 'application/x-ndjson' },
    body: reviews(products),
  });
  if (response.status === 202) {
    // It goes on; the stream of its progress ends when it does.
    const { links } = (await response.json()) as { links: { progress: string } };
    await (await fetch(url + links.progress)).text();
    return recordReviews(url, products);
  }
  if (response.status !== 200) throw new Error(await response.text());
}
