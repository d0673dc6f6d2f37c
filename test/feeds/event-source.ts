import { get, type IncomingMessage } from 'node:http';

export interface Message {
  readonly id: string;
  readonly data: any; // eslint-disable-line @typescript-eslint/no-explicit-any
}

/** What a stream sent: messages, and comments as they stand. */
export interface Sent {
  readonly messages: Message[];
  readonly comments: string[];
}

/**
 * As much of an event source (HTML Living Standard §9.2) as a test needs. It keeps the last id over connections, as a
 * browser does, and takes a message in only when it has come whole.
 */
export class EventSourceClient {
  readonly messages: Message[] = [];
  readonly comments: string[] = [];
  private response: IncomingMessage | undefined;
  private rest = '';

  constructor(
    private readonly url: string,
    public lastEventId?: string,
  ) {}

  /** Resolves when the stream has ended or was cut off. @param heard is told of each message; false cuts off at once */
  async listen(heard: (message: Message) => boolean = () => true): Promise<void> {
    this.rest = '';
    const headers = this.lastEventId === undefined ? {} : { 'last-event-id': this.lastEventId };
    const response = await new Promise<IncomingMessage>((resolve, reject) => {
      get(this.url, { headers, agent: false }, resolve).on('error', reject);
    });
    this.response = response;
    if (response.statusCode !== 200) throw new Error(`answered ${response.statusCode}`);
    response.setEncoding('utf8');
    await new Promise<void>((resolve) => {
      response.on('data', (chunk: string) => this.take(chunk, heard));
      response.on('error', () => resolve());
      response.on('close', () => resolve());
    });
  }

  cut(): void {
    this.response?.destroy();
  }

  private take(chunk: string, heard: (message: Message) => boolean): void {
    const blocks = (this.rest + chunk).split('\n\n');
    this.rest = blocks.pop()!;
    for (const block of blocks) {
      if (this.response?.destroyed) return;
      const field = (name: string) =>
        block
          .split('\n')
          .find((line) => line.startsWith(`${name}: `))
          ?.slice(name.length + 2);
      this.lastEventId = field('id') ?? this.lastEventId;
      const [data, said] = [field('data'), field('')];
      if (said !== undefined) this.comments.push(said);
      if (data === undefined) continue;
      const message = { id: this.lastEventId!, data: JSON.parse(data) as unknown };
      this.messages.push(message);
      if (!heard(message)) this.cut();
    }
  }
}
