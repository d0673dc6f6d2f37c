import fc from 'fast-check';
import { inOrder } from './in-order.js';

/**
 * A server that takes what comes in the order in which it comes, until the connection breaks, and nothing more of what was sent
 * through that one; what was taken may or may not be answered.
 */
class Server {
  readonly taken: number[] = [];
  private sent = 0;
  private connection = 0;

  constructor(
    private readonly breaks: ReadonlySet<number>,
    private readonly answered: (n: number) => boolean,
  ) {}

  async send(item: number, broken: () => boolean): Promise<{ item: number }> {
    const breaksHere = this.breaks.has(this.sent++);
    const { connection } = this;
    await Promise.resolve();
    if (breaksHere) this.connection++;
    if (broken() || connection !== this.connection) throw new Error('broken');
    this.take(item);
    if (!this.answered(item)) throw new Error('no answer');
    return { item };
  }

  resend(item: number): Promise<{ item: number }> {
    this.take(item);
    return Promise.resolve({ item });
  }

  private take(item: number): void {
    if (!this.taken.includes(item)) this.taken.push(item);
  }
}

it('what is sent in order takes effect in order and once, wherever the connection breaks', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.nat(60),
      fc.integer({ min: 1, max: 8 }),
      fc.array(fc.nat(120)),
      fc.array(fc.nat(60)),
      async (count, most, breaks, unanswered) => {
        const items = Array.from({ length: count }, (_, n) => n);
        const server = new Server(new Set(breaks), (n) => !unanswered.includes(n));
        const results = await inOrder(items, {
          send: (item, broken) => server.send(item, broken),
          resend: (item) => server.resend(item),
          isRefusal: () => false,
          most,
        });
        expect(results.map(({ item }) => item)).toEqual(items);
        expect(server.taken).toEqual(items);
      },
    ),
  );
});
