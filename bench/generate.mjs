import { createWriteStream } from 'node:fs';
import { once } from 'node:events';

const AGENCIES = ['NMPA', 'FDA', 'EMA', 'PMDA'];
const GROUPS = [
  'somatic-cell-therapy',
  'stem-cell-therapy',
  'gene-therapy',
  'oncolytic-microorganism',
  'none',
];
const DAY = 86_400_000;
const START = Date.UTC(2016, 0, 1);

/** A generator with a seed (mulberry32), so that every run measures the same register. */
export function random(seed) {
  return () => {
    seed = (seed + 0x6d2b79f5) | 0;
    let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Statements of a register of the given size, ten a product, in the order of the products. */
export function* statements(count, seed = 1) {
  const next = random(seed);
  const source = (n) => ({
    title: `Agency bulletin ${n % 977}`,
    url: `https://example.org/bulletin/${n % 977}`,
    publisher: 'Agency',
    publishedOn: '2026-01-31',
  });
  const pick = (list) => list[Math.floor(next() * list.length)];
  for (let n = 0, made = 0; made < count; n++) {
    const productId = `product-${String(n).padStart(6, '0')}`;
    const agency = pick(AGENCIES);
    let day = START + Math.floor(next() * 3000) * DAY;
    const on = () => {
      day += Math.floor(1 + next() * 90) * DAY;
      const iso = new Date(day).toISOString().slice(0, 10);
      return next() < 0.1 ? iso.slice(0, 7) : iso;
    };
    const trial = { applicationId: `${agency}-IND-${n}`, agency };
    const market = { applicationId: `${agency}-BLA-${n}`, agency };
    const approval = { approvalId: `${agency}-A-${n}`, agency };
    const designation = {
      designationId: `${agency}-D-${n}`,
      agency,
      kind: 'orphan',
      indication: `Indication ${n % 313}`,
    };
    const product = [
      {
        type: 'ProductRegistered',
        data: {
          names: [
            { text: `Substance ${n} autoleucel`, kind: 'inn' },
            { text: `CODE-${n}`, kind: 'code' },
            { text: `产品${n}注射液`, kind: 'inn', lang: 'zh' },
          ],
          sponsor: `Sponsor ${n % 1201}`,
          therapyGroup: pick(GROUPS),
          modality: 'autologous CAR-T',
        },
      },
      {
        type: 'ApplicationSubmitted',
        data: { ...trial, applicationKind: 'IND', indications: [`Indication ${n % 313}`], phase: 'I' },
      },
      { type: 'ApplicationAccepted', data: { ...trial, applicationKind: 'IND' } },
      { type: 'ClinicalTrialApproved', data: { ...trial, applicationKind: 'IND' } },
      { type: 'DesignationRequested', data: designation },
      { type: 'DesignationGranted', data: designation },
      {
        type: 'ApplicationSubmitted',
        data: { ...market, applicationKind: 'BLA', indications: [`Indication ${n % 313}`] },
      },
      { type: 'ApplicationReceived', data: { ...market, applicationKind: 'BLA' } },
      { type: 'ApplicationAccepted', data: { ...market, applicationKind: 'BLA' } },
      {
        type: 'MarketingApproved',
        data: {
          ...approval,
          applicationId: market.applicationId,
          approvalKind: 'full',
          indication: `Indication ${n % 313}`,
        },
      },
    ];
    let last = '';
    for (const each of product) {
      if (made++ >= count) return;
      const stated = each.type === 'ProductRegistered' ? undefined : laterOf(last, on());
      last = stated ?? last;
      yield {
        productId,
        type: each.type,
        ...(stated && { effectiveOn: stated }),
        source: source(made),
        data: each.data,
      };
    }
  }
}

/** A month after a day of the same month keeps the order open; a day is what the decision can check. */
const laterOf = (last, date) => (date < last.slice(0, date.length) ? last : date);

/** Writes the statements as NDJSON. @returns bytes written */
export async function writeStatements(file, count, seed) {
  const out = createWriteStream(file, { highWaterMark: 1 << 20 });
  let chunk = '';
  let bytes = 0;
  const flush = async () => {
    bytes += Buffer.byteLength(chunk);
    if (!out.write(chunk)) await once(out, 'drain');
    chunk = '';
  };
  for (const statement of statements(count, seed)) {
    chunk += `${JSON.stringify(statement)}\n`;
    if (chunk.length > 1 << 20) await flush();
  }
  await flush();
  out.end();
  await once(out, 'finish');
  return bytes;
}
