import 'reflect-metadata';
import { plainToInstance } from 'class-transformer';
import { IsIn, IsInt, IsNotEmpty, IsString, Matches, Max, Min, validateSync } from 'class-validator';
import { IsAddressList } from './is-address-list.js';
import { IsEsdbUrl } from './is-esdb-url.js';

export const ACCESS_CONTROLS = ['loopback', 'on', 'off'] as const;
export const EVENT_STORES = ['sqlite', 'memory', 'eventstoredb'] as const;

/** What the environment may set; `.env.example` lists the same names. Anything wrong stops the start. */
export class Configuration {
  @IsString()
  @IsNotEmpty()
  HOST: string = '127.0.0.1';

  @IsInt()
  @Min(0)
  @Max(65535)
  PORT: number = 3000;

  /**
   * `loopback`: no access control, and the service listens on a loopback address alone. `on`: every request needs a
   * token or a key. `off`: no access control wherever it listens, for where something else keeps others out.
   */
  @IsIn(ACCESS_CONTROLS)
  ACCESS_CONTROL: (typeof ACCESS_CONTROLS)[number] = 'loopback';

  /** The OpenID provider whose tokens are good, exactly as their `iss` has it; API keys alone are where it is empty. */
  @Matches(/^(https?:\/\/[^\s?#]+)?$/, {
    message: 'OIDC_ISSUER must be an address such as https://login.example/realms/company',
  })
  OIDC_ISSUER: string = '';

  /** What tokens for this register have as their `aud`. */
  @IsString()
  OIDC_AUDIENCE: string = '';

  /** Where the provider's keys are; found by discovery where it is empty. */
  @Matches(/^(https?:\/\/[^\s#]+)?$/, {
    message: 'OIDC_JWKS_URL must be an address such as https://login.example/keys',
  })
  OIDC_JWKS_URL: string = '';

  /** The claim that is recorded as who did it: one that nobody can choose or reuse. */
  @IsString()
  @IsNotEmpty()
  OIDC_ACTOR_CLAIM: string = 'sub';

  /** The claim that lists roles, with dots where it stands inside another: `realm_access.roles`. */
  @IsString()
  @IsNotEmpty()
  OIDC_ROLES_CLAIM: string = 'roles';

  /** Whether a correction or retraction waits until somebody else approves it. */
  @IsIn(['on', 'off'])
  FOUR_EYES: 'on' | 'off' = 'off';

  /** Where readers reach the service, for the addresses in its feeds; where empty, as they asked. */
  @Matches(/^(https?:\/\/[^\s?#]+[^\s?#/])?$/, {
    message: 'PUBLIC_URL must be an address such as https://register.example, without a slash at its end',
  })
  PUBLIC_URL: string = '';

  /** Origins whose pages may ask from a browser, separated by commas; none where it is empty. */
  @Matches(/^(https?:\/\/[A-Za-z0-9.-]+(:\d{1,5})?(,(?=.)|$))*$/, {
    message:
      'CORS_ORIGINS must be origins such as https://board.example, separated by commas, without a path',
  })
  CORS_ORIGINS: string = '';

  /** Whom security.txt names, as URIs separated by commas; there is none where it is empty. */
  @Matches(/^((mailto:[^\s,@]+@[^\s,@]+|https:\/\/[^\s,]+|tel:\+?[\d-]+)(,(?=.)|$))*$/, {
    message: 'SECURITY_CONTACT must be mailto:, https: or tel: addresses, separated by commas',
  })
  SECURITY_CONTACT: string = '';

  /** Where the embedded store, snapshots and imports are kept. */
  @IsString()
  @IsNotEmpty()
  DATA_DIR: string = 'var';

  @IsIn(EVENT_STORES)
  EVENT_STORE: (typeof EVENT_STORES)[number] = 'sqlite';

  /** Where EventStoreDB or KurrentDB is; credentials may stand in it. */
  @IsEsdbUrl()
  ESDB_URL: string = 'esdb://127.0.0.1:2113';

  /** Used where ESDB_URL names no user. */
  @IsString()
  ESDB_USER: string = '';

  @IsString()
  ESDB_PASSWORD: string = '';

  /** Certificate of the authority that signed the nodes' own, in PEM; the system's authorities where it is empty. */
  @IsString()
  ESDB_CA_FILE: string = '';

  /** Names the log in EventStoreDB: its streams are called `<ESDB_LOG>-…`. */
  @Matches(/^[A-Za-z][A-Za-z0-9_.]{0,63}$/, {
    message: 'ESDB_LOG must be 1 to 64 letters, digits, "_" and ".", a letter first',
  })
  ESDB_LOG: string = 'clockstop';

  /** Whether an empty store is filled with the bundled register at start. */
  @IsIn(['load', 'none'])
  BUNDLED_REGISTER: 'load' | 'none' = 'load';

  /** Who is named as the recorder where a request names nobody. */
  @IsString()
  @IsNotEmpty()
  DEFAULT_ACTOR: string = 'local';

  /** Largest request body, in bytes. */
  @IsInt()
  @Min(1024)
  @Max(1_073_741_824)
  BODY_LIMIT: number = 1_048_576;

  /** Largest upload to /imports, in bytes. */
  @IsInt()
  @Min(1024)
  IMPORT_LIMIT: number = 1_073_741_824;

  /** Rows of an upload to /imports, and records of a snapshot sent to /snapshots. */
  @IsInt()
  @Min(1)
  IMPORT_ROWS: number = 1_000_000;

  /**
   * Requests that one address, and one actor, may make in a minute; any number where it is 0, and with
   * `ACCESS_CONTROL=loopback`.
   */
  @IsInt()
  @Min(0)
  RATE_LIMIT: number = 6000;

  /** Addresses and ranges of the proxies in front of the service, whose X-Forwarded-For is believed; no other's is. */
  @IsAddressList()
  TRUSTED_PROXIES: string = '';

  /** Tables, bundles and other exports that are under way at once. */
  @IsInt()
  @Min(1)
  EXPORTS_AT_ONCE: number = 4;

  /** Seconds that a read has to be answered whole in, unless it is a stream that goes on; any number where it is 0. */
  @IsInt()
  @Min(0)
  @Max(86_400)
  QUERY_TIME: number = 120;

  /**
   * How long a request may wait for its turn, and how late the event loop may come to its work as a mean over five seconds,
   * in milliseconds, before requests are shed; none are where it is 0.
   */
  @IsInt()
  @Min(0)
  OVERLOAD_DELAY: number = 1000;

  /** Seconds that requests under way have to end in when the service closes; what is not done then is cut off. */
  @IsInt()
  @Min(0)
  @Max(3600)
  SHUTDOWN_TIME: number = 10;

  /** Bytes of answers kept for repeated questions. */
  @IsInt()
  @Min(0)
  ANSWER_CACHE: number = 67_108_864;

  /** Names the log in its checkpoints and its key: C2SP asks for a schema-less address that is the operator's own. */
  @Matches(/^[^\s+\p{Cc}]{1,200}$/u, {
    message: 'LOG_ORIGIN must be 1 to 200 characters without spaces or "+"',
  })
  LOG_ORIGIN: string = 'clockstop.local/register';

  /** Whether a start hashes every stored event again, or trusts what its snapshot holds of the older ones. */
  @IsIn(['full', 'quick'])
  START_CHECK: 'full' | 'quick' = 'full';

  /** Where webhooks may lead: public addresses over https, or any address, http included, for trials. */
  @IsIn(['public', 'any'])
  WEBHOOK_TARGETS: 'public' | 'any' = 'public';

  @IsIn(['fatal', 'error', 'warn', 'log', 'debug', 'verbose'])
  LOG_LEVEL: 'fatal' | 'error' | 'warn' | 'log' | 'debug' | 'verbose' = 'log';

  /** Lines for people, or one JSON object a line for what collects them. */
  @IsIn(['text', 'json'])
  LOG_FORMAT: 'text' | 'json' = 'text';

  /** Where traces are sent over OTLP/HTTP; none are made where it is empty. OpenTelemetry reads its other variables itself. */
  @Matches(/^(https?:\/\/[^\s?#]+)?$/, {
    message: 'OTEL_EXPORTER_OTLP_ENDPOINT must be an address such as http://127.0.0.1:4318',
  })
  OTEL_EXPORTER_OTLP_ENDPOINT: string = '';
}

export class ConfigurationError extends Error {
  override readonly name = 'ConfigurationError';
}

/** @throws ConfigurationError that names each variable, its value and the rule it breaks */
export function readConfiguration(environment: NodeJS.ProcessEnv): Configuration {
  const names = Object.keys(new Configuration());
  const given = Object.fromEntries(
    names.filter((name) => name in environment).map((name) => [name, environment[name]]),
  );
  const configuration = plainToInstance(Configuration, given, { enableImplicitConversion: true });
  const wrong = validateSync(configuration).map(({ property, constraints }) => {
    const rules = Object.values(constraints ?? {}).map((rule) => rule.replace(`${property} `, ''));
    return `  ${property}=${shown(property, environment[property] ?? '')}: ${rules.join(', ')}`;
  });
  if (wrong.length > 0)
    throw new ConfigurationError(`The environment is not valid:\n${wrong.join('\n')}\nSee .env.example.`);
  return configuration;
}

/** What a setting lists, separated by commas. */
export const listed = (setting: string): readonly string[] =>
  setting.split(',').filter((each) => each !== '');

/** The value as it may stand in a log: without a password. */
const shown = (name: string, value: string): string => {
  if (name === 'ESDB_PASSWORD') return '…';
  return name === 'ESDB_URL' ? value.replace(/\/\/.*@/, '//…@') : value;
};
