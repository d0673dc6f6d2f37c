import { CommandError } from './command-error.js';

/** @throws CommandError where it is no address of a service */
export function addressOf(server: string): URL {
  if (!URL.canParse(server) || !/^https?:/.test(server))
    throw new CommandError(`--server must be an address such as http://127.0.0.1:3000, not "${server}"`);
  return new URL(server);
}

/** Holds the token or the key that is sent to a service with access control. */
const TOKEN = 'CLOCKSTOP_TOKEN';

/** @throws CommandError where the service cannot be reached, or asks for another token or role */
export async function reach(url: URL, init: RequestInit = {}): Promise<Response> {
  const response = await send(url, init);
  if (response.status !== 401 && response.status !== 403) return response;
  const { detail } = (await response.json()) as { readonly detail: string };
  throw new CommandError(`The service answers ${response.status}: ${detail} ${TOKEN} holds what is sent.`);
}

async function send(url: URL, init: RequestInit): Promise<Response> {
  const headers = new Headers(init.headers);
  const token = process.env[TOKEN];
  if (token) headers.set('authorization', `Bearer ${token}`);
  try {
    return await fetch(url, { ...init, headers });
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
