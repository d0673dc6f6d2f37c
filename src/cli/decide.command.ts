import { CommandBus } from '@nestjs/cqrs';
import { Command, CommandRunner, Option } from 'nest-commander';
import { answerOf, Refusal, type Particulars, type OutcomeReceipt } from '../recording/index.js';
import { DecideMatch, SourcesModule } from '../sources/index.js';
import { CommandError } from './command-error.js';
import { EXIT } from './exit-codes.js';
import { theRegister, withOpen } from './open-register.js';
import { receiptText } from './receipt-text.js';
import { refused, refusedHere, type Said } from './refused.js';
import { addressOf, headerText, jsonOf, reach } from './service-client.js';

interface DecideCommandOptions {
  readonly newProduct?: boolean;
  readonly note?: string;
  readonly by?: string;
  readonly server?: string;
  readonly json?: boolean;
}

@Command({
  name: 'decide',
  arguments: '<source> <record> [product]',
  description:
    'Say which product a record of a source is about. Exit code: 0 done, 1 refused, 2 could not be done, 3 usage',
})
export class DecideCommand extends CommandRunner {
  override async run(
    [sourceId, record, productId]: string[],
    options: DecideCommandOptions = {},
  ): Promise<void> {
    const { newProduct = false, note, by, server, json = false } = options;
    if ((productId === undefined) !== newProduct)
      throw new CommandError('name the product, or say --new-product', EXIT.usage);
    const decision = {
      sourceId,
      record,
      ...(productId === undefined ? { newProduct: true } : { productId }),
      ...(note !== undefined && { note }),
    };
    const receipt =
      server === undefined ? await decideHere(decision, by) : await decideOverHttp(server, decision, by);
    console.log(json ? JSON.stringify(receipt) : receiptText(receipt));
  }

  @Option({ flags: '--new-product', description: 'it is about none that is registered' })
  readNewProduct(): boolean {
    return true;
  }

  @Option({ flags: '--note <text>', description: 'what is left open' })
  readNote(text: string): string {
    return text;
  }

  @Option({ flags: '--by <name>', description: 'who decides; DEFAULT_ACTOR where absent' })
  readBy(name: string): string {
    return name;
  }

  @Option({
    flags: '--server <url>',
    description: 'hand it to a running service, such as http://127.0.0.1:3000',
  })
  readServer(url: string): string {
    return url;
  }

  @Option({ flags: '--json', description: 'print the receipt as JSON' })
  readJson(): boolean {
    return true;
  }
}

async function decideHere(decision: Particulars, by: string | undefined): Promise<OutcomeReceipt> {
  try {
    return await withOpen(theRegister(SourcesModule), async (app) =>
      answerOf(
        await app
          .get(CommandBus, { strict: false })
          .execute(new DecideMatch(decision, by === undefined ? {} : { by })),
      ),
    );
  } catch (error) {
    throw error instanceof Refusal ? refusedHere(error) : error;
  }
}

async function decideOverHttp(
  server: string,
  decision: Particulars,
  by: string | undefined,
): Promise<OutcomeReceipt> {
  const response = await reach(new URL('/api/v1/matches', addressOf(server)), {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(by !== undefined && { 'x-actor': headerText(by) }) },
    body: JSON.stringify(decision),
  });
  const body = await jsonOf<OutcomeReceipt & Said>(response);
  if (response.ok) return body;
  if (response.status < 500) throw refused(body);
  throw new CommandError(`The service answers ${response.status}: ${body.detail ?? ''}`);
}
