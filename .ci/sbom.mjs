/**
 * Prints the bill of materials (CycloneDX) of what the service runs on. `npm sbom --omit=dev` leaves out whatever a
 * development dependency needs as well (npm 11.19), so that everything is listed and what the lock file marks is taken out.
 */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

const sbom = JSON.parse(
  execFileSync('npm', ['sbom', '--package-lock-only', '--sbom-format=cyclonedx', '--sbom-type=application'], {
    maxBuffer: 1e9,
    stdio: ['ignore', 'pipe', 'inherit'],
  }),
);
const { name, packages } = JSON.parse(readFileSync('package-lock.json', 'utf8'));
const used = new Set(
  Object.entries(packages)
    .filter(([path, { dev, devOptional }]) => path !== '' && !dev && !devOptional)
    .map(([path, { version }]) => `${path.replace(/^.*node_modules\//, '')}@${version}`),
);
const isUsed = ({ name: each, version }) => used.has(`${each}@${version}`);
// npm calls it after the folder that it lies in.
const { component } = sbom.metadata;
component.name = name;
sbom.components = sbom.components.filter(isUsed);
const refs = new Set([component['bom-ref'], ...sbom.components.map((each) => each['bom-ref'])]);
sbom.dependencies = sbom.dependencies
  .filter(({ ref }) => refs.has(ref))
  .map(({ ref, dependsOn }) => ({ ref, dependsOn: (dependsOn ?? []).filter((each) => refs.has(each)) }));
console.log(JSON.stringify(sbom, null, 2));
