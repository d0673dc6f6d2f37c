import { isDeepStrictEqual } from 'node:util';
import type { Service } from '../http/service.js';
import type { Snapshot } from './snapshots.js';
import { productIdOf, sourceOf, statementsOf, type Statement } from './statements.js';

/** A fact as the register holds it. */
interface Standing {
  readonly eventId: string;
  readonly productId: string;
  readonly type: string;
  readonly effectiveOn?: string;
  readonly data: Readonly<Record<string, unknown>>;
}

export interface Loaded {
  readonly recorded: number;
  /** What the register holds and the snapshot no longer says: listed, never taken back. */
  readonly vanished: readonly string[];
}

/** Types of which the table gives no date: the first snapshot to say it bounds it, and a later one changes nothing. */
const UNDATED = ['ApprovalSuspended', 'ApprovalWithdrawn'];

/** Records what a snapshot says that the register does not hold yet, and corrects what the table says otherwise. */
export async function load(service: Service, snapshot: Snapshot): Promise<Loaded> {
  const standing = new Map((await standingFacts(service)).map((fact) => [nameOf(fact), fact]));
  const rows = new Map(snapshot.rows.map((row) => [productIdOf(row.number), row]));
  const stated = snapshot.rows.flatMap((row) => statementsOf(row, snapshot));
  const lines = stated.flatMap((statement): object[] => {
    const held = standing.get(nameOf(statement));
    if (!held) return [statement];
    const changes = changesTo(held, statement);
    if (!changes) return [];
    const { productId } = statement;
    const reason = {
      code: 'changed-at-source',
      text: 'The table was changed in place between two snapshots.',
    };
    const source = sourceOf(snapshot, rows.get(productId)!);
    return [{ productId, type: 'EventCorrected', source, reason, data: { targetId: held.eventId, changes } }];
  });
  const names = new Set(stated.map(nameOf));
  return {
    recorded: await importLines(service, lines),
    vanished: [...standing.keys()].filter((name) => !names.has(name)),
  };
}

const nameOf = ({ productId, type }: { readonly productId: string; readonly type: string }): string =>
  `${productId} ${type}`;

function changesTo(held: Standing, { type, effectiveOn, data }: Statement): object | undefined {
  const fields = [...new Set([...Object.keys(held.data), ...Object.keys(data)])].filter(
    (field) => !isDeepStrictEqual(held.data[field], data[field]),
  );
  const moved = effectiveOn !== held.effectiveOn && !UNDATED.includes(type);
  if (fields.length === 0 && !moved) return undefined;
  return {
    ...(moved && { effectiveOn }),
    ...(fields.length > 0 && {
      data: Object.fromEntries(fields.map((field) => [field, data[field] ?? null])),
    }),
  };
}

async function standingFacts(service: Service): Promise<Standing[]> {
  return pagesOf(service, 'events?effectiveAt=2023-12-31&limit=500');
}

/** Every item of a list, page by page. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
export async function pagesOf(service: Service, address: string): Promise<any[]> {
  const items = [];
  for (let cursor = ''; ;) {
    const { status, text, body } = await service.get(`${address}${cursor}`);
    if (status !== 200) throw new Error(text);
    items.push(...body.items);
    if (!body.next) return items;
    cursor = `&cursor=${body.next}`;
  }
}

/** @returns events recorded @throws Error with the first refusals where lines are refused */
async function importLines(service: Service, lines: readonly object[]): Promise<number> {
  if (lines.length === 0) return 0;
  const { status, text, body } = await service.ask({
    method: 'POST',
    url: '/api/v1/imports?wait=true',
    headers: { 'content-type': 'application/x-ndjson', 'x-actor': 'EMA loader' },
    payload: lines.map((line) => `${JSON.stringify(line)}\n`).join(''),
  });
  if (status !== 200) throw new Error(text.slice(0, 2000));
  return body.recorded as number;
}
