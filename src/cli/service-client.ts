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
    throw new CommandError(`${url.origin} cannot be reached: ${reasonIn(error)}`);
  }
}

/** The answer's JSON. @throws CommandError where it breaks off, or is none, as of a server that is not the service */
export async function jsonOf<T>(response: Response): Promise<T> {
  let text: string;
  try {
    text = await response.text();
  } catch (error) {
    throw new CommandError(`${new URL(response.url).origin} broke off: ${reasonIn(error)}`);
  }
  try {
    return JSON.parse(text) as T;
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    throw new CommandError(
      `${new URL(response.url).origin} answers ${response.status}, and no JSON: is it the service?`,
    );
  }
}

/** What an error of the connection says. */
export function reasonIn(error: unknown): string {
  const { cause, message } = error as Error;
  return cause instanceof Error ? cause.message || String((cause as NodeJS.ErrnoException).code) : message;
}

/** A name as it goes into a header: its characters are bytes, and the service reads them as UTF-8. */
export const headerText = (text: string): string => Buffer.from(text, 'utf8').toString('latin1');
