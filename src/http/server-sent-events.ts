import { applyDecorators, Header } from '@nestjs/common';
import { routeConfig } from './route-config.js';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** The answer is meant to go on until its reader leaves. */
    goesOn?: true;
  }
}

/** Longest time without a sign of life on a stream, in milliseconds: below what proxies take for a dead connection. */
export const KEEP_ALIVE_MS = 15_000;

/** The headers of a route that answers with server-sent events; its handler returns an async iterable of them. */
export const EventStream = (): MethodDecorator =>
  applyDecorators(
    routeConfig({ goesOn: true }),
    Header('content-type', 'text/event-stream; charset=utf-8'),
    Header('cache-control', 'no-store'),
    // Asks a proxy such as nginx to hand each event on as it comes.
    Header('x-accel-buffering', 'no'),
  );

/**
 * One event as it is sent (HTML Living Standard §9.2). JSON has no line ends, so that its data is one line.
 * @param event what a reader listens for; `message` where it has no name
 */
export const serverSentEvent = (
  data: object,
  { event, id }: { readonly event?: string; readonly id?: number } = {},
): string =>
  `${idLine(id)}${event === undefined ? '' : `event: ${event}\n`}data: ${JSON.stringify(data)}\n\n`;

/** A line that readers pass over; with an id, they still take note of it as their last. */
export const comment = (text: string, id?: number): string => `: ${text}\n${idLine(id)}\n`;

const idLine = (id: number | undefined): string => (id === undefined ? '' : `id: ${id}\n`);
