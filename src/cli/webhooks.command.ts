import { Command, CommandRunner, Option, SubCommand } from 'nest-commander';
import { CommandError } from './command-error.js';
import { EXIT } from './exit-codes.js';
import type { WebhookDesk } from './webhook-desk.js';
import { deadLettersText, webhookText } from './webhook-text.js';
import { webhooksHere } from './webhooks-here.js';
import { webhooksOverHttp } from './webhooks-over-http.js';

interface DeskOptions {
  readonly server?: string;
  readonly json?: boolean;
}

interface AddOptions extends DeskOptions {
  readonly feed?: string;
  readonly filter?: readonly string[];
  readonly after?: number;
  readonly secret?: string;
  readonly by?: string;
}

/** A deed on subscriptions, here or through a running service. */
abstract class WebhookRunner extends CommandRunner {
  protected desk = ({ server }: DeskOptions): WebhookDesk =>
    server === undefined ? webhooksHere : webhooksOverHttp(server);

  protected say(answer: unknown, text: string, { json = false }: DeskOptions): void {
    console.log(json ? JSON.stringify(answer) : text);
  }

  @Option({ flags: '--server <url>', description: 'ask a running service, such as http://127.0.0.1:3000' })
  readServer(url: string): string {
    return url;
  }

  @Option({ flags: '--json', description: 'print the answer as JSON' })
  readJson(): boolean {
    return true;
  }
}

@SubCommand({ name: 'list', description: 'List the webhooks there are, and how far each has come' })
export class ListWebhooksCommand extends WebhookRunner {
  override async run(_none: string[], options: DeskOptions = {}): Promise<void> {
    const webhooks = await this.desk(options).list();
    this.say(webhooks, webhooks.map(webhookText).join('\n') || 'There is no webhook.', options);
  }
}

@SubCommand({ name: 'add', arguments: '<url>', description: 'Have what is recorded delivered to an address' })
export class AddWebhookCommand extends WebhookRunner {
  override async run([url]: string[], options: AddOptions = {}): Promise<void> {
    const { feed, filter = [], after, secret, by } = options;
    const asked = {
      url: url!,
      ...(feed !== undefined && { feed }),
      ...(filter.length > 0 && { filter: Object.fromEntries(filter.map(pair)) }),
      ...(after !== undefined && { after }),
      ...(secret !== undefined && { secret }),
    };
    const added = await this.desk(options).add(asked, by);
    this.say(
      added,
      `${webhookText(added)}\n  its secret, which is not shown again: ${added.secret}`,
      options,
    );
  }

  @Option({ flags: '--feed <name>', description: 'events (where absent) or review-times' })
  readFeed(name: string): string {
    return name;
  }

  @Option({
    flags: '--filter <name=value>',
    description: 'what narrows it, as in the live stream of that feed; may be given more than once',
  })
  addFilter(text: string, before: readonly string[] = []): readonly string[] {
    return [...before, text];
  }

  @Option({
    flags: '--after <position>',
    description: 'deliver what stands after it, 0 for all; what is recorded from now on where absent',
  })
  readAfter(position: string): number {
    return whole('--after', position);
  }

  @Option({ flags: '--secret <secret>', description: 'what deliveries are signed with; made where absent' })
  readSecret(secret: string): string {
    return secret;
  }

  @Option({ flags: '--by <name>', description: 'who subscribes; DEFAULT_ACTOR where absent' })
  readBy(name: string): string {
    return name;
  }
}

@SubCommand({ name: 'remove', arguments: '<id>', description: 'Deliver nothing any more' })
export class RemoveWebhookCommand extends WebhookRunner {
  override async run([id]: string[], options: DeskOptions = {}): Promise<void> {
    await this.desk(options).remove(id!);
    this.say({ removed: id }, `Removed: ${id}`, options);
  }
}

@SubCommand({
  name: 'dead-letters',
  arguments: '<id>',
  description: 'List the deliveries that were given up after three days',
})
export class DeadLettersCommand extends WebhookRunner {
  override async run([id]: string[], options: DeskOptions = {}): Promise<void> {
    const letters = await this.desk(options).deadLetters(id!);
    this.say(letters, deadLettersText(letters), options);
  }
}

@SubCommand({
  name: 'replay',
  arguments: '<id> [positions...]',
  description: 'Send dead letters once more: all, or those at these positions',
})
export class ReplayWebhookCommand extends WebhookRunner {
  override async run([id, ...positions]: string[], options: DeskOptions = {}): Promise<void> {
    const asked =
      positions.length > 0 ? positions.flat().map((position) => whole('a position', position)) : undefined;
    const letters = await this.desk(options).replay(id!, asked);
    this.say(letters, deadLettersText(letters), options);
  }
}

export const WEBHOOK_COMMANDS = [
  ListWebhooksCommand,
  AddWebhookCommand,
  RemoveWebhookCommand,
  DeadLettersCommand,
  ReplayWebhookCommand,
];

@Command({
  name: 'webhooks',
  description:
    'Look after the addresses that what is recorded is delivered to. Exit code: 0 done, 1 refused, 2 could not be done, 3 usage',
  subCommands: WEBHOOK_COMMANDS,
})
export class WebhooksCommand extends CommandRunner {
  override run(): Promise<void> {
    throw new CommandError('Say `webhooks list`, `add`, `remove`, `dead-letters` or `replay`.', EXIT.usage);
  }
}

function pair(text: string): readonly [name: string, value: string] {
  const at = text.indexOf('=');
  if (at < 1) throw new CommandError(`--filter must be written name=value, not "${text}"`, EXIT.usage);
  return [text.slice(0, at), text.slice(at + 1)];
}

function whole(what: string, text: string): number {
  if (!/^\d{1,15}$/.test(text))
    throw new CommandError(`${what} must be a whole number, not "${text}"`, EXIT.usage);
  return Number(text);
}
