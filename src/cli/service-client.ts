import { CommandError } from './command-error.js';

/** @throws CommandError where it is no address of a service */
export function addressOf(server: string): URL {
  if (!URL.canParse(server) || !/^https?:/.test(server))
    throw new CommandError(`--server must be an address such as http://127.0.0.1:3000, not "${server}"`);
  return new URL(server);
}

/** @throws CommandError where the service cannot be reached */
export async function reach(url: URL, init?: RequestInit): Promise<Response> {
  try {
    return await fetch(url, init);
  } catch (error) {
    const { cause, message } = error as Error;
    throw new CommandError(
      `${url.origin} cannot be reached: ${cause instanceof Error ? cause.message : message}`,
    );
  }
}

/** A name as it goes into a header: its characters are bytes, and the service reads them as UTF-8. */
export const headerText = (text: string): string => Buffer.from(text, 'utf8').toString('latin1');
