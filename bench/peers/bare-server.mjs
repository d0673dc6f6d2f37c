import { createServer } from 'node:http';

/** Sends one answer's bytes from memory: what any server of that answer is measured against. */
const body = Buffer.from(await (await fetch(process.env.BARE_BODY_FROM)).arrayBuffer());
const server = createServer((_request, response) => {
  response.writeHead(200, {
    'content-type': 'application/json; charset=utf-8',
    'content-length': body.length,
  });
  response.end(body);
});
server.listen(0, '127.0.0.1', () => console.log(`http://127.0.0.1:${server.address().port}`));
process.on('SIGTERM', () => process.exit(0));
