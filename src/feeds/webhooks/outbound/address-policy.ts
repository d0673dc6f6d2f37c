import { isIP, type LookupFunction } from 'node:net';
import { lookup, type LookupAddress } from 'node:dns';
import ipaddr from 'ipaddr.js';

/** The address lies where no stranger may send us: in our own networks, or nowhere. */
export class AddressRefusedError extends Error {
  override readonly name = 'AddressRefusedError';
  constructor(host: string, address: string) {
    super(
      `${host === address ? address : `${host} leads to ${address}, which`} is no public address (WEBHOOK_TARGETS)`,
    );
  }
}

const GLOBAL_UNICAST = ipaddr.IPv6.parseCIDR('2000::/3');

/**
 * Whether an address belongs to the public internet: no loopback, private, shared, link-local, unique-local,
 * multicast or reserved one (IANA special-purpose registries), nor one that leads to such through IPv6.
 */
export function isPublicAddress(address: string): boolean {
  const parsed = ipaddr.process(address);
  if (parsed.range() !== 'unicast') return false;
  return parsed instanceof ipaddr.IPv4 || parsed.match(GLOBAL_UNICAST);
}

/** Asks for every address of a name, as `dns.lookup` does with `all`. */
export type Resolve = (
  host: string,
  options: { readonly all: true },
  done: (error: NodeJS.ErrnoException | null, addresses: LookupAddress[]) => void,
) => void;

/**
 * A look-up that refuses a name where any of its addresses is refused. The socket connects to what it answers, so
 * that a name cannot lead elsewhere between the check and the connection.
 */
export const guardedLookup =
  (allowed: (address: string) => boolean, resolve: Resolve = lookup): LookupFunction =>
  (host, options, done) =>
    resolve(host, { ...options, all: true }, (error, addresses) => {
      if (error) return done(error, '');
      const refused = addresses.find(({ address }) => !allowed(address));
      if (refused) return done(new AddressRefusedError(host, refused.address), '');
      if (options.all) return done(null, addresses);
      const [first] = addresses;
      return done(null, first!.address, first!.family);
    });

/** A host that is an address is looked up by nobody. @throws AddressRefusedError */
export function refuseAddress({ hostname }: URL, allowed: (address: string) => boolean): void {
  const host = hostname.replace(/^\[|\]$/g, '');
  if (isIP(host) !== 0 && !allowed(host)) throw new AddressRefusedError(host, host);
}
