import type { LookupAddress } from 'node:dns';
import { guardedLookup, isPublicAddress, refuseAddress, type Resolve } from './address-policy.js';

const PRIVATE = [
  '0.0.0.0',
  '10.0.0.1',
  '100.64.0.1',
  '127.0.0.1',
  '127.255.255.254',
  '169.254.169.254',
  '172.16.0.1',
  '172.31.255.255',
  '192.0.0.1',
  '192.0.2.1',
  '192.168.1.1',
  '198.18.0.1',
  '198.51.100.1',
  '203.0.113.1',
  '224.0.0.1',
  '239.255.255.250',
  '240.0.0.1',
  '255.255.255.255',
  '::',
  '::1',
  '::7f00:1',
  '::ffff:127.0.0.1',
  '::ffff:10.0.0.1',
  '::ffff:a9fe:a9fe',
  '64:ff9b::10.0.0.1',
  '2002:7f00:1::',
  '2001::1',
  '2001:db8::1',
  'fc00::1',
  'fd00:ec2::254',
  'fe80::1',
  'fec0::1',
  'ff02::1',
  '4000::1',
];

test.each(PRIVATE)('%s is not public', (address) => expect(isPublicAddress(address)).toBe(false));
test.each(['8.8.8.8', '172.32.0.1', '100.128.0.1', '2606:4700::1111', '::ffff:8.8.8.8'])(
  '%s is public',
  (address) => expect(isPublicAddress(address)).toBe(true),
);

describe('a host that is an address, however it is written', () => {
  test.each([
    'https://127.0.0.1/',
    'https://2130706433/',
    'https://0177.0.0.1/',
    'https://0x7f.1/',
    'https://127.1/',
    'https://①②⑦.⓪.⓪.①/',
    'https://[::1]/',
    'https://[::ffff:127.0.0.1]/',
    'https://[0:0:0:0:0:ffff:7f00:1]/',
    'https://169.254.169.254/latest/meta-data/',
    'https://[fd00:ec2::254]/',
  ])('%s is refused', (url) => {
    expect(() => refuseAddress(new URL(url), isPublicAddress)).toThrow(/public address/);
  });

  test('a name is left to the look-up', () => {
    expect(() => refuseAddress(new URL('https://localhost/'), isPublicAddress)).not.toThrow();
  });
});

/** A name server that answers one thing after the other. */
const answering =
  (...answers: string[][]): Resolve =>
  (_host, _options, done) =>
    done(
      null,
      answers.shift()!.map((address): LookupAddress => ({ address, family: address.includes(':') ? 6 : 4 })),
    );

const lookUp = (resolve: Resolve, all: boolean): Promise<unknown> =>
  new Promise((found, failed) => {
    guardedLookup(isPublicAddress, resolve)('receiver.example', { all }, (error, address, family) =>
      error ? failed(error) : found(all ? address : [address, family]),
    );
  });

describe('a name', () => {
  it('leads to the addresses that were looked at, all or the first', async () => {
    const addresses = ['8.8.8.8', '2606:4700::1111'];
    expect(await lookUp(answering(addresses), true)).toEqual([
      { address: '8.8.8.8', family: 4 },
      { address: '2606:4700::1111', family: 6 },
    ]);
    expect(await lookUp(answering(addresses), false)).toEqual(['8.8.8.8', 4]);
  });

  it.each([[['127.0.0.1']], [['8.8.8.8', '10.0.0.1']], [['8.8.8.8', '::ffff:10.0.0.1']]])(
    'with %j is refused',
    async (addresses) => {
      await expect(lookUp(answering(addresses), true)).rejects.toThrow('receiver.example leads to');
    },
  );

  it('that leads elsewhere the second time is refused the second time', async () => {
    const rebinding = answering(['8.8.8.8'], ['127.0.0.1']);
    await lookUp(rebinding, false);
    await expect(lookUp(rebinding, false)).rejects.toThrow('127.0.0.1');
  });

  it('that nobody knows fails as it does', async () => {
    const unknown: Resolve = (_host, _options, done) =>
      done(Object.assign(new Error('getaddrinfo ENOTFOUND'), { code: 'ENOTFOUND' }), []);
    await expect(lookUp(unknown, true)).rejects.toThrow('ENOTFOUND');
  });
});
