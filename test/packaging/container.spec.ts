import { readFileSync } from 'node:fs';
import { parse } from 'yaml';

interface Service {
  readonly read_only?: boolean;
  readonly tmpfs?: readonly string[];
  readonly volumes?: readonly string[];
  readonly ports?: readonly string[];
  readonly cap_drop?: readonly string[];
  readonly security_opt?: readonly string[];
  readonly privileged?: boolean;
  readonly user?: string;
  readonly environment?: Readonly<Record<string, string>>;
}

const { clockstop } = (
  parse(readFileSync('docker-compose.yml', 'utf8')) as { services: { clockstop: Service } }
).services;
const stage = readFileSync('Dockerfile', 'utf8')
  .split(/^FROM /m)
  .at(-1)!;

test('the container runs as somebody who owns nothing but the data', () => {
  const users = [...stage.matchAll(/^USER (\S+)/gm)].map(([, user]) => user);
  expect(users).toEqual(['node']);
  expect(stage.indexOf('USER node')).toBeLessThan(stage.indexOf('CMD ['));
  expect(stage.match(/chown .*/g)).toEqual(['chown node:node /data']);
  expect(clockstop.user).toBeUndefined();
});

test('its root is read-only; only the data and what does not outlive it can be written', () => {
  expect([clockstop.read_only, clockstop.tmpfs, clockstop.volumes]).toEqual([
    true,
    ['/tmp'],
    ['register:/data'],
  ]);
});

test('it has no capability, gains none, and is published on the loopback address alone', () => {
  expect([clockstop.cap_drop, clockstop.security_opt, clockstop.privileged]).toEqual([
    ['ALL'],
    ['no-new-privileges:true'],
    undefined,
  ]);
  expect(clockstop.ports?.filter((port) => !port.startsWith('127.0.0.1:'))).toEqual([]);
});

test('it does without access control only where nobody says otherwise, and the image by itself never does', () => {
  expect(clockstop.environment?.['ACCESS_CONTROL']).toBe('${ACCESS_CONTROL:-off}');
  expect(stage).toMatch(/HOST=0\.0\.0\.0/);
  expect(stage).not.toContain('ACCESS_CONTROL');
});

test('no secret is built into the image', () => {
  expect(stage).not.toMatch(/PASSWORD|SECRET|TOKEN/);
  const ignored = readFileSync('.dockerignore', 'utf8').split('\n');
  for (const name of ['.env', 'var', '.git']) expect(ignored).toContain(name);
});
