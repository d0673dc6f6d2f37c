import { ConfigurationError, type Configuration } from '../configuration/index.js';
import { isLoopback } from './loopback.js';

type Settings = Pick<
  Configuration,
  'ACCESS_CONTROL' | 'FOUR_EYES' | 'HOST' | 'OIDC_ISSUER' | 'OIDC_AUDIENCE' | 'OIDC_JWKS_URL'
>;

/**
 * Without access control the service listens to its own machine alone, and nobody can approve anything.
 * @throws ConfigurationError that names what is set and what to set instead
 */
export function refuseExposure(settings: Settings): void {
  const { ACCESS_CONTROL, FOUR_EYES, HOST, OIDC_ISSUER, OIDC_AUDIENCE, OIDC_JWKS_URL } = settings;
  if (ACCESS_CONTROL === 'loopback' && !isLoopback(HOST))
    throw new ConfigurationError(
      `HOST=${HOST} would let others than this machine in, and there is no access control.\n` +
        'Set ACCESS_CONTROL=on (docs/access.md), or HOST=127.0.0.1. ACCESS_CONTROL=off lets whoever reaches the service do ' +
        'everything: only where something else keeps others out, such as a container that is published on the loopback address.',
    );
  if (ACCESS_CONTROL !== 'on' && OIDC_ISSUER !== '')
    throw new ConfigurationError(
      `OIDC_ISSUER=${OIDC_ISSUER} is of no use with ACCESS_CONTROL=${ACCESS_CONTROL}: whoever reaches the service may do everything.\n` +
        'Set ACCESS_CONTROL=on, or leave OIDC_ISSUER empty.',
    );
  if (OIDC_ISSUER !== '' && OIDC_AUDIENCE === '')
    throw new ConfigurationError(
      `OIDC_ISSUER=${OIDC_ISSUER} needs OIDC_AUDIENCE: otherwise its tokens for any other service would be good here.`,
    );
  if (FOUR_EYES === 'on' && ACCESS_CONTROL !== 'on')
    throw new ConfigurationError(
      `FOUR_EYES=on needs ACCESS_CONTROL=on, not ${ACCESS_CONTROL}: who approves a correction must be known.`,
    );
  for (const [name, address] of Object.entries({ OIDC_ISSUER, OIDC_JWKS_URL }))
    if (address !== '' && !isPrivate(address))
      throw new ConfigurationError(
        `${name}=${address} must be an https address: whoever is in between could hand out keys of their own.`,
      );
}

const isPrivate = (address: string): boolean => {
  const { protocol, hostname } = new URL(address);
  return protocol === 'https:' || isLoopback(hostname);
};

/** What the start says of it; undefined with access control. */
export function exposureNotice({
  ACCESS_CONTROL,
  HOST,
}: Pick<Configuration, 'ACCESS_CONTROL' | 'HOST'>): string | undefined {
  if (ACCESS_CONTROL === 'on') return undefined;
  const alone = ACCESS_CONTROL === 'loopback' ? ' alone' : '';
  return `There is no access control: whoever reaches it may do everything. It listens on ${HOST}${alone}.`;
}
