import { CommandRunner, Option } from 'nest-commander';
import { REASON_CODES, type Reason } from '#events/envelope.js';
import type { OutcomeReceipt } from '../recording/index.js';
import { receiptText } from './receipt-text.js';
import type { Revision } from './revision.js';
import { reviseHere } from './revise-here.js';
import { reviseOverHttp } from './revise-over-http.js';

/** What every record about a record takes. */
export interface RevisionOptions {
  readonly code: Reason['code'];
  readonly reason: string;
  readonly source?: string;
  readonly sourceUrl?: string;
  readonly by?: string;
  readonly key?: string;
  readonly server?: string;
  readonly json?: boolean;
}

/** Records something about a recorded event, here or through a running service, and prints the receipt. */
export abstract class RevisionRunner extends CommandRunner {
  protected async revise(
    kind: Revision['kind'],
    eventId: string,
    options: RevisionOptions,
    more: Revision['particulars'] = {},
  ): Promise<void> {
    const { code, reason, source, sourceUrl, by, key, server, json = false } = options;
    const revision: Revision = {
      kind,
      eventId,
      particulars: {
        ...more,
        reason: { code, text: reason },
        ...((source !== undefined || sourceUrl !== undefined) && {
          source: {
            ...(source !== undefined && { title: source }),
            ...(sourceUrl !== undefined && { url: sourceUrl }),
          },
        }),
      },
      ...(by !== undefined && { by }),
      ...(key !== undefined && { idempotencyKey: key }),
    };
    const receipt: OutcomeReceipt =
      server === undefined ? await reviseHere(revision) : await reviseOverHttp(server, revision);
    console.log(json ? JSON.stringify(receipt) : receiptText(receipt));
  }

  @Option({
    flags: '--code <code>',
    description: 'kind of reason',
    choices: [...REASON_CODES],
    required: true,
  })
  readCode(code: Reason['code']): Reason['code'] {
    return code;
  }

  @Option({ flags: '--reason <text>', description: 'why, in words', required: true })
  readReason(text: string): string {
    return text;
  }

  @Option({ flags: '--source <title>', description: 'title of the document where it was read' })
  readSource(title: string): string {
    return title;
  }

  @Option({ flags: '--source-url <url>', description: 'address of that document' })
  readSourceUrl(url: string): string {
    return url;
  }

  @Option({ flags: '--by <name>', description: 'who records; DEFAULT_ACTOR where absent' })
  readBy(name: string): string {
    return name;
  }

  @Option({
    flags: '--key <text>',
    description: 'tells apart two requests that say the same and are meant to be two records',
  })
  readKey(text: string): string {
    return text;
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
