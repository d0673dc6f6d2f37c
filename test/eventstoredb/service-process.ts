import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const DIST = join(__dirname, '../../dist/src');

/** The built service in a process of its own. */
export class ServiceProcess {
  private constructor(
    readonly url: string,
    private readonly child: ChildProcess,
    private readonly folder: string,
  ) {}

  /**
   * @param environment what differs from the defaults
   * @param signingKey in PEM; the service makes one where none is given
   */
  static async start(
    environment: Readonly<Record<string, string>>,
    { signingKey }: { readonly signingKey?: string | Buffer } = {},
  ): Promise<ServiceProcess> {
    const folder = mkdtempSync(join(tmpdir(), 'service-process-'));
    if (signingKey !== undefined) {
      mkdirSync(join(folder, 'keys'), { mode: 0o700 });
      writeFileSync(join(folder, 'keys/signing-key.pem'), signingKey, { mode: 0o600 });
    }
    const child = spawn(process.execPath, [join(DIST, 'main.js')], {
      env: { ...process.env, PORT: '0', DATA_DIR: folder, LOG_LEVEL: 'error', ...environment },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const gone = once(child, 'exit').then(() => ['the service did not start']);
    const [line] = (await Promise.race([once(child.stdout, 'data'), gone])) as [unknown];
    const url = /http:\/\/[\d.:]+/.exec(String(line))?.[0];
    if (url === undefined) throw new Error(String(line));
    return new ServiceProcess(url, child, folder);
  }

  get(path: string): Promise<Response> {
    return fetch(`${this.url}/${path}`);
  }

  post(path: string, body: unknown): Promise<Response> {
    return fetch(`${this.url}/${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
  }

  /** As a power cut would. */
  kill(): void {
    this.child.kill('SIGKILL');
  }

  async stop(): Promise<void> {
    if (this.child.exitCode === null && this.child.signalCode === null) {
      const gone = once(this.child, 'exit');
      this.child.kill();
      await gone;
    }
    rmSync(this.folder, { recursive: true });
  }
}
