import { once } from 'node:events';
import { createServer } from 'node:http';

/** Of what goes wrong while the receiver is not well: a refusal, a connection that is cut, no answer at all. */
const REFUSED = 0.1;
const CUT = 0.05;
const SILENT = 0.01;

/** Receives webhooks at one path for each subscriber, and answers at random until it is well. */
export class RandomReceiver {
  well = false;
  /** What was answered 200, in the order in which it came: path, position, and the source of the CloudEvent. */
  receipts = [];
  answers = { received: 0, refused: 0, cut: 0, silent: 0 };
  #server;

  constructor(random) {
    this.#server = createServer(async (request, response) => {
      let body = '';
      for await (const chunk of request) body += chunk;
      const { position, source } = JSON.parse(body);
      const chance = this.well ? 1 : random();
      if (chance < SILENT) this.answers.silent++;
      else if (chance < SILENT + CUT) {
        this.answers.cut++;
        request.socket.destroy();
      } else if (chance < SILENT + CUT + REFUSED) {
        this.answers.refused++;
        response.writeHead(500).end();
      } else {
        this.answers.received++;
        this.receipts.push({ path: request.url, position, source });
        response.writeHead(200).end();
      }
    });
  }

  async listen() {
    this.#server.listen(0, '127.0.0.1');
    await once(this.#server, 'listening');
    return `http://127.0.0.1:${this.#server.address().port}`;
  }

  positionsAt(path) {
    return this.receipts.filter((receipt) => receipt.path === path).map(({ position }) => position);
  }

  /** What is wrong with what came to a path; empty where every wanted position came, in order and none skipped. */
  faultsAt(path, wanted) {
    const received = this.positionsAt(path);
    const faults = [];
    let furthest = -1;
    for (const position of received) {
      const at = wanted.indexOf(position);
      if (at === -1) faults.push(`${path}: position ${position} was not asked for`);
      if (at > furthest + 1) faults.push(`${path}: position ${position} came before ${wanted[furthest + 1]}`);
      furthest = Math.max(furthest, at);
    }
    if (furthest + 1 < wanted.length)
      faults.push(`${path}: ${wanted.length - furthest - 1} are missing, from ${wanted[furthest + 1]} on`);
    return faults;
  }

  close() {
    this.#server.closeAllConnections();
    this.#server.close();
  }
}
