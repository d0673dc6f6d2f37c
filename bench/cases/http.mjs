import { join } from 'node:path';
import autocannon from 'autocannon';
import { inFolder, row, sideBySide } from '../lib.mjs';
import { statements } from '../generate.mjs';
import { serve } from '../service.mjs';

const CONNECTIONS = 64;
const SECONDS = Number(process.env.BENCH_HTTP_SECONDS ?? 5);
const rate = (perSecond) => `${Math.round(perSecond).toLocaleString('en')}/s`;

const load = async (options) => {
  const { requests, non2xx, errors } = await autocannon({
    connections: CONNECTIONS,
    duration: SECONDS,
    ...options,
  });
  if (non2xx > 0 || errors > 0) throw new Error(`${non2xx} answers were not 2xx, ${errors} requests failed`);
  return requests.average;
};

/** Requests that each register a product of its own: validated, decided, and as durable as the store makes it. */
let offset = 0;
const registrations = (url) =>
  load({
    url: `${url}/api/v1/products`,
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    setupClient(client) {
      const [{ source, data }] = statements(1);
      const next = () => {
        const names = [{ text: `Substance ${offset++} autoleucel`, kind: 'inn' }];
        client.setBody(
          JSON.stringify({ productId: `bench-${offset}-${process.pid}`, source, ...data, names }),
        );
      };
      next();
      client.on('response', next);
    },
  });

/** A POST of one event against the same route on a store that keeps nothing durable. */
export async function post() {
  return inFolder(async (folder) => {
    let run = 0;
    const measured = (environment) => async () => {
      const service = await serve({
        BUNDLED_REGISTER: 'none',
        DATA_DIR: join(folder, `post-${run++}`),
        ...environment,
      });
      try {
        return await registrations(service.url);
      } finally {
        await service.stop();
      }
    };
    const speeds = await sideBySide(measured({ EVENT_STORE: 'sqlite' }), measured({ EVENT_STORE: 'memory' }));
    return [
      row(
        'POST of one event, durable, 64 connections ÷ the same route on memory',
        speeds.ours / speeds.theirs,
        '≥ 0.7',
        `${rate(speeds.ours)} ÷ ${rate(speeds.theirs)}`,
      ),
    ];
  });
}

/** A timeline of 35 events against a bare server that sends the same bytes from memory. */
export async function timeline() {
  return inFolder(async (folder) => {
    const service = await serve({ BUNDLED_REGISTER: 'none', DATA_DIR: folder });
    const path = await recordLongProduct(service.url);
    const answer = await fetch(`${service.url}${path}`);
    const body = Buffer.from(await answer.arrayBuffer());
    const own = await serve({ BARE_BODY_FROM: `${service.url}${path}` }, 'bench/peers/bare-server.mjs');
    try {
      const speeds = await sideBySide(
        () => load({ url: `${service.url}${path}` }),
        () => load({ url: own.url }),
      );
      return [
        row(
          'a timeline of 35 events over HTTP ÷ the same bytes from memory',
          speeds.ours / speeds.theirs,
          '≥ 0.6',
          `${rate(speeds.ours)} ÷ ${rate(speeds.theirs)}, ${body.length} bytes`,
        ),
      ];
    } finally {
      await own.stop();
      await service.stop();
    }
  });
}

async function recordLongProduct(url) {
  const [{ source, data }] = statements(1);
  const send = async (path, body) => {
    const answer = await fetch(`${url}/api/v1/${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    if (!answer.ok) throw new Error(await answer.text());
  };
  await send('products', { productId: 'long', source, ...data });
  for (let n = 0; n < 17; n++) {
    const application = { agency: 'NMPA', applicationId: `IND-${n}`, applicationKind: 'IND', source };
    await send('products/long/filings', { ...application, effectiveOn: `20${10 + n}-01-02` });
    await send('products/long/acceptances', { ...application, effectiveOn: `20${10 + n}-02-03` });
  }
  return '/api/v1/products/long/timeline';
}
