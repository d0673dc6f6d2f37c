import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * The built service in a process of its own, on a port the system picks.
 * @param dataDir a folder that is already filled; without one the service starts on the bundled register and leaves
 * nothing behind
 */
export async function serve(dataDir) {
  const folder = dataDir ?? mkdtempSync(join(tmpdir(), 'clockstop-browser-'));
  const child = spawn(process.execPath, ['dist/src/main.js'], {
    env: {
      ...process.env,
      HOST: '127.0.0.1',
      PORT: '0',
      LOG_LEVEL: 'warn',
      DATA_DIR: folder,
      EVENT_STORE: 'sqlite',
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const url = await new Promise((resolve, reject) => {
    let said = '';
    child.stdout.on('data', (chunk) => {
      said += chunk;
      const found = /http:\/\/[\d.:]+/.exec(said)?.[0];
      if (found) resolve(found);
    });
    child.once('exit', (code) => reject(new Error(`the service ended with ${code}: ${said}`)));
  });
  return {
    url,
    async stop() {
      child.kill();
      await once(child, 'exit');
      if (dataDir === undefined) rmSync(folder, { recursive: true, force: true });
    },
  };
}
