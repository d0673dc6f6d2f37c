/** A node, or a cluster found by its DNS name or by asking any of several nodes. */
export interface EsdbUrl {
  readonly discover: boolean;
  readonly hosts: readonly { readonly address: string; readonly port: number }[];
  readonly user?: string;
  readonly password?: string;
  readonly options: Readonly<Partial<Record<EsdbOption, string>>>;
}

/** Options of a connection string that this service passes on, and what each may say. */
const OPTIONS = {
  tls: /^(true|false)$/,
  tlsCAFile: /^.+$/,
  userCertFile: /^.+$/,
  userKeyFile: /^.+$/,
  connectionName: /^.+$/,
  nodePreference: /^(leader|follower|random|readOnlyReplica)$/i,
  maxDiscoverAttempts: /^\d{1,4}$/,
  discoveryInterval: /^\d{1,7}$/,
  gossipTimeout: /^\d{1,4}$/,
  defaultDeadline: /^[1-9]\d{0,7}$/,
  keepAliveInterval: /^(-1|\d{1,8})$/,
  keepAliveTimeout: /^(-1|\d{1,8})$/,
} as const;
export type EsdbOption = keyof typeof OPTIONS;

const URL =
  /^esdb(?<discover>\+discover)?:\/\/(?:(?<credentials>[^@/]*)@)?(?<hosts>[^/?]+)\/?(?:\?(?<query>.*))?$/;
const HOST = /^(?<address>[A-Za-z0-9._-]+)(?::(?<port>\d{1,5}))?$/;
const PORT = 2113;

/**
 * Reads a connection string of EventStoreDB: `esdb://[user:password@]host[:port][,host…][?option=value&…]`, or
 * `esdb+discover://` for a cluster behind one DNS name.
 * @throws RangeError that says what is wrong, and never repeats a password
 */
export function parseEsdbUrl(text: string): EsdbUrl {
  const { discover, credentials, hosts, query } = URL.exec(text)?.groups ?? {};
  if (hosts === undefined)
    throw new RangeError(
      'must be esdb://host:port or esdb+discover://name:port, with ?option=value behind it',
    );
  return {
    discover: discover !== undefined,
    hosts: hosts.split(',').map(parseHost),
    ...parseCredentials(credentials),
    options: parseOptions(query ?? ''),
  };
}

function parseHost(text: string): EsdbUrl['hosts'][number] {
  const { address, port = String(PORT) } = HOST.exec(text)?.groups ?? {};
  if (address === undefined || Number(port) < 1 || Number(port) > 65_535)
    throw new RangeError(`must name hosts as host:port, separated by commas, and "${text}" is none`);
  return { address, port: Number(port) };
}

function parseCredentials(text: string | undefined): Pick<EsdbUrl, 'user' | 'password'> {
  if (text === undefined) return {};
  const [user, password, ...rest] = text.split(':').map(decoded);
  if (!user || !password || rest.length > 0)
    throw new RangeError('must give credentials as user:password, each percent-encoded');
  return { user, password };
}

function parseOptions(query: string): EsdbUrl['options'] {
  const options: Partial<Record<EsdbOption, string>> = {};
  const names = Object.keys(OPTIONS) as EsdbOption[];
  for (const pair of query.split('&').filter(Boolean)) {
    const [given = '', text = ''] = pair.split('=', 2);
    const name = names.find((each) => each.toLowerCase() === given.toLowerCase());
    if (!name) throw new RangeError(`must have no option "${given}"; known are ${names.join(', ')}`);
    const value = decoded(text);
    if (!OPTIONS[name].test(value))
      throw new RangeError(`must have another value for ${name} than "${value}"`);
    options[name] = value;
  }
  return options;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch (error) {
    if (error instanceof URIError)
      throw new RangeError('must be percent-encoded where it has special characters');
    throw error;
  }
}
