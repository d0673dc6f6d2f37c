import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** The built service in a process of its own, and what it writes. */
export interface Watched {
  readonly url: string;
  readonly stdout: () => string;
  /** Ends it as an operator does. @returns all that it wrote */
  stop(): Promise<string>;
}

/** @throws Error with what the service wrote, where it ends before it answers */
export async function watch(environment: Record<string, string>): Promise<Watched> {
  const folder = mkdtempSync(join(tmpdir(), 'clockstop-observed-'));
  const child = spawn(process.execPath, ['dist/src/main.js'], {
    env: { PATH: process.env.PATH, HOST: '127.0.0.1', PORT: '0', DATA_DIR: folder, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let out = '';
  let err = '';
  child.stderr.on('data', (chunk: Buffer) => (err += chunk.toString()));
  const url = await new Promise<string>((resolve, reject) => {
    child.stdout.on('data', (chunk: Buffer) => {
      out += chunk.toString();
      const found = /answers at (http:\/\/[\d.:]+)/.exec(out)?.[1];
      if (found !== undefined) resolve(found);
    });
    child.once('exit', (code) => reject(new Error(`the service ended with ${code}: ${out}${err}`)));
  });
  return {
    url,
    stdout: () => out,
    async stop() {
      const ended = once(child, 'exit');
      child.kill();
      await ended;
      rmSync(folder, { recursive: true, force: true });
      return out;
    },
  };
}
