import { createWriteStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';

/** A file cannot be fetched. */
export class FetchError extends Error {
  override readonly name = 'FetchError';
}

export interface FetchOptions {
  /** Bytes. */
  readonly limit: number;
  /** Milliseconds without a byte before it is given up. */
  readonly patience: number;
  /** @param total bytes, where the server says */
  readonly onProgress?: (bytes: number, total: number | undefined) => void;
}

export interface Fetched {
  /** Where it was found in the end. */
  readonly url: string;
  /** Civil day, UTC, on which the server says that the file was last changed. */
  readonly sentOn?: string;
}

/**
 * Fetches a file by http or https and writes it to disk.
 * @throws FetchError where it cannot be had whole, is too large, or nothing comes for too long
 */
export async function fetchSnapshot(url: string, path: string, options: FetchOptions): Promise<Fetched> {
  refuseOtherSchemes(url);
  const silence = new Silence(options.patience);
  try {
    const response = await fetch(url, { signal: silence.signal });
    if (!response.ok || !response.body) throw new FetchError(`${url} answers ${response.status}`);
    refuseOtherSchemes(response.url);
    const total = Number(response.headers.get('content-length') ?? NaN);
    await pipeline(
      limited(response.body, { ...options, url, total: Number.isNaN(total) ? undefined : total }, silence),
      createWriteStream(path),
    );
    const changed = Date.parse(response.headers.get('last-modified') ?? '');
    return {
      url: response.url,
      ...(Number.isFinite(changed) && { sentOn: new Date(changed).toISOString().slice(0, 10) }),
    };
  } catch (error) {
    if (error instanceof FetchError) throw error;
    if (silence.signal.aborted)
      throw new FetchError(`${url}: nothing came for ${options.patience / 1000} seconds`, { cause: error });
    const { cause, message } = error as Error;
    throw new FetchError(`${url} cannot be fetched: ${cause instanceof Error ? cause.message : message}`, {
      cause: error,
    });
  } finally {
    silence.end();
  }
}

async function* limited(
  body: AsyncIterable<Uint8Array>,
  {
    url,
    limit,
    total,
    onProgress,
  }: FetchOptions & { readonly url: string; readonly total: number | undefined },
  silence: Silence,
): AsyncGenerator<Uint8Array, void, undefined> {
  const tooLarge = () => new FetchError(`${url} is larger than ${limit} bytes`);
  if (total !== undefined && total > limit) throw tooLarge();
  let bytes = 0;
  for await (const chunk of body) {
    silence.broken();
    bytes += chunk.length;
    if (bytes > limit) throw tooLarge();
    onProgress?.(bytes, total);
    yield chunk;
  }
}

function refuseOtherSchemes(url: string): void {
  if (!URL.canParse(url) || !/^https?:$/.test(new URL(url).protocol))
    throw new FetchError(`${url} is not an address that begins with http:// or https://`);
}

/** Aborts when nothing has come for too long. */
class Silence {
  private readonly controller = new AbortController();
  private timer: NodeJS.Timeout;

  constructor(private readonly patience: number) {
    this.timer = this.start();
  }

  get signal(): AbortSignal {
    return this.controller.signal;
  }

  broken(): void {
    clearTimeout(this.timer);
    this.timer = this.start();
  }

  /** Lets go of the connection, whatever of the answer is still to come. */
  end(): void {
    clearTimeout(this.timer);
    this.controller.abort();
  }

  private start(): NodeJS.Timeout {
    return setTimeout(() => this.controller.abort(), this.patience);
  }
}
