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
    const { cause, message } = error as Error;
    throw new CommandError(
      `${url.origin} cannot be reached: ${cause instanceof Error ? cause.message : message}`,
    );
  }
}

/** A name as it goes into a header: its characters are bytes, and the service reads them as UTF-8. */
export const headerText = (text: string): string => Buffer.from(text, 'utf8').toString('latin1');
