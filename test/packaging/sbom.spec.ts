import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { promisify } from 'node:util';

interface Component {
  readonly name: string;
  readonly version: string;
  readonly purl: string;
  readonly licenses?: readonly unknown[];
  readonly hashes: readonly { readonly alg: string; readonly content: string }[];
}

interface Locked {
  readonly version: string;
  readonly dev?: boolean;
  readonly devOptional?: boolean;
  readonly extraneous?: boolean;
}

test('the bill of materials names everything that the service runs on, with version, licence and hash, and nothing else', async () => {
  const { stdout } = await promisify(execFile)('npm', ['run', '--silent', 'sbom'], { maxBuffer: 1e8 });
  const sbom = JSON.parse(stdout) as {
    bomFormat: string;
    specVersion: string;
    metadata: { component: { name: string; purl: string } };
    components: Component[];
    dependencies: { ref: string; dependsOn?: string[] }[];
  };
  expect([sbom.bomFormat, sbom.specVersion]).toEqual(['CycloneDX', '1.5']);
  expect(sbom.metadata.component).toMatchObject({ name: 'clockstop', purl: 'pkg:npm/clockstop@0.1.0' });

  const manifest = JSON.parse(readFileSync('package.json', 'utf8')) as { dependencies: object };
  const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8')) as {
    packages: Record<string, Locked>;
  };
  const run = Object.entries(packages)
    .filter(([path, { dev, devOptional, extraneous }]) => path !== '' && !dev && !devOptional && !extraneous)
    .map(([path, { version }]) => `${path.replace(/^.*node_modules\//, '')}@${version}`);
  const named = sbom.components.map(({ name, version }) => `${name}@${version}`);
  expect(named.sort()).toEqual([...new Set(run)].sort());
  for (const { name, purl, licenses, hashes } of sbom.components) {
    expect([name, purl.startsWith('pkg:npm/')]).toEqual([name, true]);
    expect([name, (licenses ?? []).length]).toEqual([name, 1]);
    expect([name, hashes[0]?.alg]).toEqual([name, 'SHA-512']);
  }
  for (const name of Object.keys(manifest.dependencies))
    expect([name, named.some((each) => each.startsWith(`${name}@`))]).toEqual([name, true]);
  const refs = new Set([...named, 'clockstop@0.1.0']);
  for (const { ref, dependsOn = [] } of sbom.dependencies)
    expect([ref, dependsOn.filter((each) => !refs.has(each))]).toEqual([ref, []]);
});
