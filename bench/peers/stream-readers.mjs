import { connect } from 'node:net';

/**
 * `node stream-readers.mjs PORT|PATH COUNT live|slow QUERY`: so many readers of the live stream, each with a socket of its
 * own. A live one reads what comes, and tells its parent of the last event; a slow one reads the beginning and then
 * nothing any more.
 */
const [at, count, kind, query = ''] = process.argv.slice(2);
let open = 0;
let told = 0;
for (let n = 0; n < Number(count); n++) {
  const socket = at.startsWith('/') ? connect(at) : connect(Number(at), '127.0.0.1');
  socket.setEncoding('latin1');
  socket.write(`GET /api/v1/feeds/events${query} HTTP/1.1\r\nhost: bench\r\n\r\n`);
  socket.once('data', (text) => {
    if (!text.startsWith('HTTP/1.1 200')) throw new Error(text);
    if (kind === 'slow') socket.pause();
    if (++open === Number(count)) process.send('open');
  });
  if (kind === 'live')
    socket.on('data', (text) => {
      if (text.includes('data: ') && ++told === Number(count)) {
        told = 0;
        process.send('told');
      }
    });
}
