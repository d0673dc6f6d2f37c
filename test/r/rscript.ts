import { spawnSync } from 'node:child_process';

/** What R says of itself and of its survival package; undefined where either is missing. */
export function rVersions(): string | undefined {
  const script = 'cat(R.version.string, "survival", as.character(packageVersion("survival")))';
  const { status, stdout } = spawnSync('Rscript', ['-e', script], { encoding: 'utf8' });
  return status === 0 ? stdout : undefined;
}

/** Runs an R script on its input. @throws Error with what R wrote, where it fails */
export function runR(script: string, input: string): string {
  const { status, stdout, stderr, error } = spawnSync('Rscript', [script], {
    input,
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  if (error) throw error;
  if (status !== 0) throw new Error(`R ended with ${status}: ${stderr}`);
  return stdout;
}
