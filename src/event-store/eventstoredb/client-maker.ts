import { readFileSync } from 'node:fs';
import type { ChannelCredentialOptions, Credentials, NodePreference } from '@eventstore/db-client';
import { type Configuration, type EsdbUrl, parseEsdbUrl } from '../../configuration/index.js';
import { StoreRefusedError } from '../event-store.js';
import { Client, type ClientSettings } from './client.js';

type Where = Pick<Configuration, 'ESDB_URL' | 'ESDB_USER' | 'ESDB_PASSWORD' | 'ESDB_CA_FILE'>;

/**
 * Makes clients of the node or cluster that the configuration names.
 * @throws StoreRefusedError where a certificate or key cannot be read
 */
export function clientMaker(where: Where): () => Client {
  const url = parseEsdbUrl(where.ESDB_URL);
  const settings = { ...connectionOf(url), ...numbersOf(url) };
  const channel = channelOf(url, where.ESDB_CA_FILE);
  const credentials = credentialsOf(url, where);
  return () => new Client(settings, channel, credentials);
}

function connectionOf({ discover, hosts, options }: EsdbUrl): ClientSettings {
  const { connectionName = 'clockstop', nodePreference } = options;
  const cluster = nodePreference !== undefined && { nodePreference: preferenceOf(nodePreference) };
  if (discover) return { discover: hosts[0]!, connectionName, ...cluster };
  if (hosts.length > 1) return { endpoints: [...hosts], connectionName, ...cluster };
  return { endpoint: hosts[0]!, connectionName };
}

const preferenceOf = (text: string): NodePreference =>
  text.toLowerCase() === 'readonlyreplica' ? 'read_only_replica' : (text.toLowerCase() as NodePreference);

const NUMBERS = [
  'maxDiscoverAttempts',
  'discoveryInterval',
  'gossipTimeout',
  'defaultDeadline',
  'keepAliveInterval',
  'keepAliveTimeout',
] as const;

const numbersOf = ({ options }: EsdbUrl): Partial<Record<(typeof NUMBERS)[number], number>> =>
  Object.fromEntries(
    NUMBERS.filter((name) => options[name] !== undefined).map((name) => [name, Number(options[name])]),
  );

function channelOf({ options }: EsdbUrl, caFile: string): ChannelCredentialOptions {
  if (options.tls === 'false') return { insecure: true };
  const ca = caFile || options.tlsCAFile;
  const { userCertFile, userKeyFile } = options;
  return {
    ...(ca && { rootCertificate: read('ESDB_CA_FILE', ca) }),
    ...(userCertFile && { userCertFile: read('ESDB_URL', userCertFile) }),
    ...(userKeyFile && { userKeyFile: read('ESDB_URL', userKeyFile) }),
  };
}

function read(variable: string, file: string): Buffer {
  try {
    return readFileSync(file);
  } catch (error) {
    throw new StoreRefusedError(
      `The file that ${variable} names cannot be read: ${(error as Error).message}`,
      {
        cause: error,
      },
    );
  }
}

function credentialsOf(url: EsdbUrl, { ESDB_USER, ESDB_PASSWORD }: Where): Credentials | undefined {
  const username = url.user ?? ESDB_USER;
  const password = url.password ?? ESDB_PASSWORD;
  return username === '' ? undefined : { username, password };
}
