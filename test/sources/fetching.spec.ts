import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fetchSnapshot } from '../../src/sources/index.js';
import { useFolder } from '../importing/fixture.js';

const folder = useFolder();
const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

const fetched = async (listener: RequestListener, limit = 1000, patience = 5_000) => {
  const server = createServer(listener);
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const file = join(folder.path, 'fetched');
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  const answer = await fetchSnapshot(url, file, { limit, patience });
  return { ...answer, text: readFileSync(file, 'utf8') };
};

describe('fetching a file', () => {
  it('gives it whole, and a day only where the server says one', async () => {
    const { text, sentOn } = await fetched((_request, response) => void response.end('a,b\n'));
    expect([text, sentOn]).toEqual(['a,b\n', undefined]);
  });

  it('ends where it says that it is too large, and where it is without saying so', async () => {
    await expect(
      fetched((_request, response) => void response.setHeader('content-length', 5000).end('x'.repeat(5000))),
    ).rejects.toThrow('is larger than 1000 bytes');
    await expect(
      fetched((_request, response) => {
        response.write('x'.repeat(900));
        setTimeout(() => response.end('x'.repeat(900)), 20);
      }),
    ).rejects.toThrow('is larger than 1000 bytes');
  });

  it('ends where nothing comes for too long, before the answer and in the middle of it', async () => {
    await expect(fetched(() => undefined, 1000, 150)).rejects.toThrow('nothing came for 0.15 seconds');
    await expect(fetched((_request, response) => void response.write('x'), 1000, 150)).rejects.toThrow(
      'nothing came for 0.15 seconds',
    );
  });

  it('a connection that breaks is an error and no short file', async () => {
    await expect(
      fetched((_request, response) => {
        response.setHeader('content-length', 500).write('x');
        setTimeout(() => response.destroy(), 20);
      }),
    ).rejects.toThrow('cannot be fetched');
  });
});
