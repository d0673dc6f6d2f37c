import { EventStoreDbDouble } from './double/index.js';

/** A server of EventStoreDB to test against. */
export interface Server {
  readonly url: string;
  stop(): Promise<void>;
}

/** The real one that ESDB_URL names; the double in this process where it names none. */
export async function startServer(): Promise<Server> {
  const url = process.env['ESDB_URL'];
  if (url === undefined) return EventStoreDbDouble.start();
  return { url, stop: () => Promise.resolve() };
}
