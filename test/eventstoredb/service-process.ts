import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const ENTRY = join(__dirname, '../../dist/src/main.js');

/** The built service as a process of its own, on any free port and a folder of its own. */
export class ServiceProcess {
  private constructor(
    private readonly child: ChildProcess,
    private readonly folder: string,
    private readonly url: string,
  ) {}

  static async start(environment: Record<string, string>): Promise<ServiceProcess> {
    const folder = mkdtempSync(join(tmpdir(), 'replica-'));
    const child = spawn(process.execPath, [ENTRY], {
      env: {
        ...process.env,
        HOST: '127.0.0.1',
        PORT: '0',
        DATA_DIR: folder,
        BUNDLED_REGISTER: 'none',
        LOG_LEVEL: 'error',
        ...environment,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let said = '';
    child.stderr.on('data', (text) => (said += String(text)));
    const gone = once(child, 'exit').then(() => [`the service did not start: ${said}`]);
    const [line] = (await Promise.race([once(child.stdout, 'data'), gone])) as unknown[];
    const url = /http:\/\/[\d.:]+/.exec(String(line))?.[0];
    if (!url) throw new Error(String(line));
    return new ServiceProcess(child, folder, `${url}/api/v1`);
  }

  async get(path: string): Promise<{ readonly status: number; readonly text: string }> {
    const response = await fetch(`${this.url}/${path}`);
    return { status: response.status, text: await response.text() };
  }

  async post(path: string, body: unknown): Promise<{ readonly status: number; readonly text: string }> {
    const headers = { 'content-type': 'application/json' };
    const response = await fetch(`${this.url}/${path}`, {
      method: 'POST',
      headers,
      body: JSON.stringify(body),
    });
    return { status: response.status, text: await response.text() };
  }

  async stop(): Promise<void> {
    if (this.child.exitCode === null) {
      const gone = once(this.child, 'exit');
      this.child.kill('SIGTERM');
      await gone;
    }
    rmSync(this.folder, { recursive: true });
  }
}
