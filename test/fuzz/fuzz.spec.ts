import { setTimeout as pause } from 'node:timers/promises';
import fc from 'fast-check';
import { OpenApiDocument, type Operation } from '../http/document.js';
import { Service } from '../http/service.js';
import { answerFaults } from './answer-faults.js';
import { FuzzClient, type FuzzAnswer } from './client.js';
import { KnownValues } from './known-values.js';
import { requestsOf, type FuzzRequest } from './requests.js';

/**
 * Requests made from the OpenAPI document, of every operation in turn: no fault of the service, every answer as the
 * document says, and the log as it was after whatever was refused. FUZZ_MINUTES says for how long, FUZZ_SEED where to begin.
 */
const MINUTES = Number(process.env.FUZZ_MINUTES ?? 0);
const SEED = Number(process.env.FUZZ_SEED ?? (MINUTES > 0 ? Date.now() % 2 ** 31 : 8));
const RUNS = 10;

let service: Service;
let document: OpenApiDocument;
let client: FuzzClient;
const known = new KnownValues();

beforeAll(async () => {
  // A fault is logged with its stack, and nothing else at this level.
  service = await Service.withBundledRegister({ LOG_LEVEL: 'error' });
  document = await OpenApiDocument.of(service);
  client = new FuzzClient(await service.listen());
  for (const path of ['events?limit=500', 'applications?limit=20', 'guidelines'])
    known.learn((await service.get(path)).body);
});
afterAll(async () => {
  client.close();
  await service.close();
});

/** Origin, size and root hash of the log. */
async function log(): Promise<string> {
  const { text } = await client.ask({ method: 'GET', path: '/api/v1/log/checkpoint', headers: {} });
  return text.split('\n').slice(0, 3).join(' ');
}

/** What an import goes on to record when it has been answered belongs to it, and not to what is asked next. */
async function settled({ headers, text: answered }: FuzzAnswer): Promise<void> {
  if (!/\/imports\//.test(headers.location ?? '') || answered.includes('"finishedAt"')) return;
  for (;;) {
    const { text } = await client.ask({ method: 'GET', path: headers.location!, headers: {} });
    if (text.includes('"finishedAt"')) return;
    await pause(5);
  }
}

let before = '';
const tally = new Map<string, number>();

async function faultsOf(operation: Operation, request: FuzzRequest): Promise<string[]> {
  before ||= await log();
  const answer = await client.ask(request);
  const key = `${operation.operationId} ${answer.status}`;
  tally.set(key, (tally.get(key) ?? 0) + 1);
  const faults = answerFaults(document, operation, answer);
  if (answer.status < 300 && /json/.test(answer.headers['content-type'] ?? ''))
    known.learn(JSON.parse(answer.text), answer.headers);
  await settled(answer);
  const after = await log();
  if (answer.status >= 400 && after !== before) faults.push(`a refusal that recorded: ${before} → ${after}`);
  before = after;
  return faults.map((fault) => `${fault}; ${answer.status} ${answer.text.slice(0, 400)}`);
}

async function fuzz(operation: Operation, seed: number): Promise<void> {
  const requests = requestsOf(document, operation)(known);
  await fc.assert(
    fc.asyncProperty(requests, async (request) => {
      const faults = await faultsOf(operation, request);
      if (faults.length > 0) throw new Error(faults.join('\n'));
    }),
    { seed, numRuns: RUNS },
  );
}

/** What fast-check says: the seed, the path of the counterexample, the request, and what was wrong with its answer. */
const told = ({ message, cause }: Error): string =>
  [message, cause instanceof Error && cause.message].filter(Boolean).join('\n');

test(
  `every operation answers as it is documented, whatever it is asked (seed ${SEED})`,
  async () => {
    const until = Date.now() + MINUTES * 60_000;
    const faults: string[] = [];
    let round = 0;
    do {
      for (const operation of document.operations)
        try {
          await fuzz(operation, SEED + round);
        } catch (error) {
          faults.push(`${operation.method} ${operation.path}, round ${round}: ${told(error as Error)}`);
        }
      round++;
    } while (Date.now() < until && faults.length < 20);
    if (MINUTES > 0)
      console.log(
        `${round} rounds\n${[...tally]
          .sort()
          .map((each) => each.join(' '))
          .join('\n')}`,
      );
    expect(faults.join('\n\n')).toBe('');
    const asked = new Set([...tally.keys()].map((key) => key.split(' ')[0]));
    expect(asked.size).toBe(document.operations.length);
  },
  (MINUTES + 2) * 60_000,
);
