import { Command, CommandRunner, Option, SubCommand } from 'nest-commander';
import { ROLES, type Role } from '#events/access.js';
import type { ApiKeyView } from '../access/index.js';
import { EXIT } from './exit-codes.js';
import { keysHere, keysOf, type Keys } from './key-requests.js';

interface KeyOptions {
  readonly by?: string;
  readonly server?: string;
}

/** A command about keys to the API, here or through a running service. */
abstract class KeyRunner extends CommandRunner {
  protected keys({ server }: KeyOptions): Keys {
    return server === undefined ? keysHere : keysOf(server);
  }

  @Option({
    flags: '--server <url>',
    description:
      'hand it to a running service, such as http://127.0.0.1:3000; CLOCKSTOP_TOKEN holds a key of an operator',
  })
  readServer(url: string): string {
    return url;
  }
}

@SubCommand({ name: 'issue', description: 'Make a key; it is printed once and kept nowhere' })
export class IssueKeyCommand extends KeyRunner {
  override async run(
    _operands: string[],
    options: KeyOptions & { readonly name: string; readonly role: Role[]; readonly expires?: string },
  ): Promise<void> {
    const { name, role, expires, by } = options;
    const wanted = { name, roles: role, ...(expires !== undefined && { expiresAt: expires }) };
    const { secret, ...key } = await this.keys(options).issue(wanted, by);
    console.error(keyText(key));
    console.log(secret);
  }

  @Option({ flags: '--name <text>', description: 'whom or what it is for', required: true })
  readName(name: string): string {
    return name;
  }

  @Option({
    flags: '--role <role>',
    description: 'what it opens; may be given more than once',
    choices: [...ROLES],
    required: true,
  })
  addRole(role: Role, before: readonly Role[] = []): readonly Role[] {
    return [...new Set([...before, role])];
  }

  @Option({
    flags: '--expires <instant>',
    description: 'when it ends, such as 2027-01-31T00:00:00Z; in 90 days where absent, and at most in 366',
  })
  readExpires(instant: string): string {
    return instant;
  }

  @Option({ flags: '--by <name>', description: 'who makes it; DEFAULT_ACTOR where absent' })
  readBy(name: string): string {
    return name;
  }
}

@SubCommand({ name: 'list', description: 'Print every key that was ever made, without the keys themselves' })
export class ListKeysCommand extends KeyRunner {
  override async run(
    _operands: string[],
    options: KeyOptions & { readonly json?: boolean } = {},
  ): Promise<void> {
    const keys = await this.keys(options).list();
    if (options.json) console.log(JSON.stringify(keys));
    else console.log(keys.length === 0 ? 'There is no key.' : keys.map(keyText).join('\n'));
  }

  @Option({ flags: '--json', description: 'print the keys as JSON' })
  readJson(): boolean {
    return true;
  }
}

@SubCommand({ name: 'revoke', arguments: '<keyId>', description: 'Let a key open nothing any more' })
export class RevokeKeyCommand extends KeyRunner {
  override async run(
    [keyId]: string[],
    options: KeyOptions & { readonly reason?: string } = {},
  ): Promise<void> {
    console.log(keyText(await this.keys(options).revoke(keyId!, options.by, options.reason)));
  }

  @Option({ flags: '--by <name>', description: 'who revokes it; DEFAULT_ACTOR where absent' })
  readBy(name: string): string {
    return name;
  }

  @Option({ flags: '--reason <text>', description: 'why, for the access trail' })
  readReason(text: string): string {
    return text;
  }
}

@Command({
  name: 'keys',
  description: 'Make, list and revoke keys to the API',
  subCommands: [IssueKeyCommand, ListKeysCommand, RevokeKeyCommand],
})
export class KeysCommand extends CommandRunner {
  override run(): Promise<void> {
    console.error('Say `keys issue`, `keys list` or `keys revoke`.');
    process.exitCode = EXIT.usage;
    return Promise.resolve();
  }
}

const keyText = ({
  keyId,
  state,
  roles,
  actor,
  expiresAt,
  issuedBy,
  issuedAt,
  revoked,
}: ApiKeyView): string =>
  [
    `${keyId} ${state}, ${roles.join(' and ')}, records as ${actor}; until ${expiresAt}, made by ${issuedBy} at ${issuedAt}`,
    ...(revoked
      ? [
          `  revoked by ${revoked.by} at ${revoked.at}${revoked.reason === undefined ? '' : `: ${revoked.reason}`}`,
        ]
      : []),
  ].join('\n');
