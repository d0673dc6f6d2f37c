import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Configuration, ConfigurationError, listed, readConfiguration } from './configuration.js';
import { parseEsdbUrl } from './esdb-url.js';

test('an empty environment gives the defaults', () => {
  expect(readConfiguration({})).toEqual(new Configuration());
});

test('.env.example names every variable with its default, and no other', () => {
  const example = readFileSync(join(__dirname, '../../.env.example'), 'utf8');
  const given = Object.fromEntries(
    example
      .split('\n')
      .filter((line) => /^[A-Z]/.test(line))
      .map((line) => line.split('=', 2) as [string, string]),
  );
  expect(Object.keys(given).sort()).toEqual(Object.keys(new Configuration()).sort());
  expect(readConfiguration(given)).toEqual(new Configuration());
});

test.each([
  ['PORT', 'abc', 'must be an integer number'],
  ['PORT', '70000', 'must not be greater than 65535'],
  ['PORT', '3000.5', 'must be an integer number'],
  ['EVENT_STORE', 'postgres', 'must be one of the following values: sqlite, memory'],
  ['BUNDLED_REGISTER', 'yes', 'must be one of the following values: load, none'],
  ['FOUR_EYES', 'yes', 'must be one of the following values: on, off'],
  ['HOST', '', 'should not be empty'],
  ['BODY_LIMIT', '10', 'must not be less than 1024'],
  ['LOG_LEVEL', 'loud', 'must be one of the following values'],
  ['LOG_FORMAT', 'xml', 'must be one of the following values'],
  ['CORS_ORIGINS', '*', 'must be origins'],
  ['CORS_ORIGINS', 'https://a.example/', 'must be origins'],
  ['CORS_ORIGINS', 'https://a.example,', 'must be origins'],
  ['CORS_ORIGINS', 'https://a.example https://b.example', 'must be origins'],
  ['SECURITY_CONTACT', 'security@a.example', 'must be mailto:, https: or tel: addresses'],
  ['SECURITY_CONTACT', 'mailto:a@a.example\nExpires: never', 'must be mailto:, https: or tel: addresses'],
  ['RATE_LIMIT', '-1', 'must not be less than 0'],
  ['TRUSTED_PROXIES', 'proxy.example', 'must be IP addresses or ranges'],
  ['TRUSTED_PROXIES', '10.0.0.0/33', 'must be IP addresses or ranges'],
  ['TRUSTED_PROXIES', '10.0.0.1,', 'must be IP addresses or ranges'],
  ['OTEL_EXPORTER_OTLP_ENDPOINT', 'localhost:4318', 'must be an address'],
])('%s=%s stops the start and is named with its rule', (name, value, rule) => {
  expect(() => readConfiguration({ [name]: value })).toThrow(ConfigurationError);
  expect(() => readConfiguration({ [name]: value })).toThrow(`${name}=${value}: `);
  expect(() => readConfiguration({ [name]: value })).toThrow(rule);
});

test('what lists several things is read with all of them', () => {
  const CORS_ORIGINS = 'https://a.example,http://127.0.0.1:5173';
  const SECURITY_CONTACT = 'mailto:security@a.example,https://a.example/report';
  const TRUSTED_PROXIES = '10.0.0.0/8,fd00::/8,192.0.2.1';
  const read = readConfiguration({ CORS_ORIGINS, SECURITY_CONTACT, TRUSTED_PROXIES });
  expect(listed(read.CORS_ORIGINS)).toEqual(['https://a.example', 'http://127.0.0.1:5173']);
  expect(listed(read.SECURITY_CONTACT)).toEqual(['mailto:security@a.example', 'https://a.example/report']);
  expect(listed(read.TRUSTED_PROXIES)).toEqual(['10.0.0.0/8', 'fd00::/8', '192.0.2.1']);
  expect(listed('')).toEqual([]);
});

test('everything that is wrong is named at once', () => {
  expect(() => readConfiguration({ PORT: 'x', HOST: '' })).toThrow(/HOST=.*\n.*PORT=x/s);
});

test.each([
  ['http://localhost:2113', 'must be esdb://host:port'],
  ['esdb://a:b:c', 'must name hosts as host:port'],
  ['esdb://host:70000', 'must name hosts as host:port'],
  ['esdb://host?tsl=false', 'must have no option "tsl"'],
  ['esdb://host?tls=maybe', 'must have another value for tls'],
  ['esdb://user@host', 'must give credentials as user:password'],
])('ESDB_URL=%s stops the start and is named with its rule', (value, rule) => {
  expect(() => readConfiguration({ ESDB_URL: value })).toThrow(ConfigurationError);
  expect(() => readConfiguration({ ESDB_URL: value })).toThrow(rule);
});

test('a connection string is read with its hosts, credentials and options', () => {
  expect(parseEsdbUrl('esdb://us%40er:p%3Aw@a:1,b?tls=false&nodePreference=follower')).toEqual({
    discover: false,
    hosts: [
      { address: 'a', port: 1 },
      { address: 'b', port: 2113 },
    ],
    user: 'us@er',
    password: 'p:w',
    options: { tls: 'false', nodePreference: 'follower' },
  });
});

test('what is wrong is said without a password', () => {
  const environment = { ESDB_URL: 'esdb://user:secret@host?x=1', ESDB_PASSWORD: 'secret' };
  expect(() => readConfiguration(environment)).toThrow('ESDB_URL=esdb://…@host?x=1');
  expect(() => readConfiguration(environment)).not.toThrow(/secret/);
});
