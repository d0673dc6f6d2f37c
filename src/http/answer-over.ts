import type { ServerResponse } from 'node:http';
import type { FastifyReply } from 'fastify';
import { busy } from './problem.js';

/** What waits for the end of each response; it is asked once, however many wait. */
const WAITING = new WeakMap<ServerResponse, (() => void)[] | 'over'>();

/** Acts once when the response has ended, whichever way: sent whole, broken off, or given up by the caller. */
export function whenOver({ raw }: FastifyReply, act: () => void): void {
  const waiting = WAITING.get(raw);
  if (waiting === 'over') return act();
  if (waiting) return void waiting.push(act);
  const all = [act];
  WAITING.set(raw, all);
  raw.once('close', () => {
    WAITING.set(raw, 'over');
    for (const each of all) each();
  });
}

/** Aborts when nobody waits for the answer any more: it was sent, its time was up, or the caller has gone. */
export function awaited(reply: FastifyReply): AbortSignal {
  const controller = new AbortController();
  const reason = busy('given-up', 'Nobody waits for it', 'The caller has gone.', 1);
  whenOver(reply, () => controller.abort(reason));
  return controller.signal;
}
