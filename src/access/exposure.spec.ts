import { Configuration } from '../configuration/index.js';
import { exposureNotice, refuseExposure } from './exposure.js';

const configured = (settings: Partial<Configuration>) => Object.assign(new Configuration(), settings);
const refusal = (settings: Partial<Configuration>) => () => refuseExposure(configured(settings));

test.each(['127.0.0.1', '127.8.8.8', '::1', '[::1]', '::ffff:127.0.0.1', 'localhost', 'LOCALHOST'])(
  'without configuration it listens on %s',
  (HOST) => expect(refusal({ HOST })).not.toThrow(),
);

test.each([
  '0.0.0.0',
  '::',
  '10.1.2.3',
  '::ffff:10.0.0.1',
  'register.example',
  'x.localhost',
  'localhost.example',
])('and not on %s, unless it is told to', (HOST) => {
  expect(refusal({ HOST })).toThrow(`HOST=${HOST} would let others than this machine in`);
  for (const ACCESS_CONTROL of ['on', 'off'] as const)
    expect(refusal({ HOST, ACCESS_CONTROL })).not.toThrow();
});

test('a provider without an audience, or that nobody would ask, stops the start', () => {
  const OIDC_ISSUER = 'https://login.example';
  expect(refusal({ OIDC_ISSUER, ACCESS_CONTROL: 'on' })).toThrow('needs OIDC_AUDIENCE');
  expect(refusal({ OIDC_ISSUER, OIDC_AUDIENCE: 'x' })).toThrow('is of no use with ACCESS_CONTROL=loopback');
  expect(refusal({ OIDC_ISSUER, OIDC_AUDIENCE: 'x', ACCESS_CONTROL: 'on' })).not.toThrow();
});

test('four eyes without access control stop the start', () => {
  for (const ACCESS_CONTROL of ['loopback', 'off'] as const)
    expect(refusal({ FOUR_EYES: 'on', ACCESS_CONTROL })).toThrow(
      `FOUR_EYES=on needs ACCESS_CONTROL=on, not ${ACCESS_CONTROL}`,
    );
  expect(refusal({ FOUR_EYES: 'on', ACCESS_CONTROL: 'on' })).not.toThrow();
});

test.each(['OIDC_ISSUER', 'OIDC_JWKS_URL'])('%s is asked over https, but for this machine', (name) => {
  const given = { OIDC_ISSUER: 'https://login.example', OIDC_AUDIENCE: 'x', ACCESS_CONTROL: 'on' } as const;
  expect(refusal({ ...given, [name]: 'http://login.example' })).toThrow(
    `${name}=http://login.example must be an https`,
  );
  expect(refusal({ ...given, [name]: 'http://127.0.0.1:8080/realms/x' })).not.toThrow();
});

test('the start says who may do everything', () => {
  expect(exposureNotice(configured({}))).toBe(
    'There is no access control: whoever reaches it may do everything. It listens on 127.0.0.1 alone.',
  );
  expect(exposureNotice(configured({ ACCESS_CONTROL: 'off', HOST: '0.0.0.0' }))).toContain(
    'It listens on 0.0.0.0.',
  );
  expect(exposureNotice(configured({ ACCESS_CONTROL: 'on' }))).toBeUndefined();
});
