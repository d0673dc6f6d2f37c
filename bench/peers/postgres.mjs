import { execFileSync, spawn } from 'node:child_process';
import { chownSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';

const PAGE = 2000;
const LOG = `CREATE TABLE events (
  position bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  stream text NOT NULL, revision integer NOT NULL, id uuid NOT NULL, body json NOT NULL,
  UNIQUE (stream, revision))`;

/** PostgreSQL's programs where they are installed; undefined where they are not. */
const programs = ['/usr/local/bin', ...[18, 17, 16, 15].map((n) => `/usr/lib/postgresql/${n}/bin`)].find(
  (folder) => ['initdb', 'postgres'].every((name) => existsSync(join(folder, name))),
);

/**
 * A server of its own, on a socket in the folder, as durable as it comes; an event log in one table.
 * @returns undefined where PostgreSQL is not installed
 */
export async function postgresLog(folder) {
  if (!programs) return undefined;
  const data = join(folder, 'postgres');
  mkdirSync(data);
  const user = serverUser();
  if (user.uid !== undefined) [folder, data].forEach((path) => chownSync(path, user.uid, user.gid));
  execFileSync(join(programs, 'initdb'), ['-D', data, '-A', 'trust', '-U', 'bench'], {
    ...user,
    stdio: 'ignore',
  });
  const server = spawn(join(programs, 'postgres'), ['-D', data, '-k', data, '-c', 'listen_addresses='], {
    ...user,
    stdio: 'ignore',
  });
  const client = await connect(data);
  await client.query(LOG);
  const { rows } = await client.query('SHOW server_version');
  return {
    name: `PostgreSQL ${rows[0].server_version.split(' ')[0]}`,
    append: (stream, events) =>
      client.query({
        name: 'append',
        text: 'INSERT INTO events (stream, revision, id, body) SELECT $1, n - 1, id, body FROM unnest($2::uuid[], $3::json[]) WITH ORDINALITY AS e (id, body, n)',
        values: [stream, events.map(({ id }) => id), events.map(({ body }) => body)],
      }),
    /** Every event in order, parsed, in pages. @returns how many there were */
    async replay() {
      let seen = 0;
      for (let after = 0, page; page !== 0;) {
        const { rows } = await client.query({
          name: 'page',
          text: 'SELECT position, stream, revision, id, body FROM events WHERE position > $1 ORDER BY position LIMIT $2',
          values: [after, PAGE],
        });
        page = rows.length;
        seen += page;
        after = rows.at(-1)?.position;
      }
      return seen;
    },
    async stop() {
      await client.end();
      server.kill('SIGINT');
      await new Promise((resolve) => server.once('exit', resolve));
    },
  };
}

async function connect(host) {
  for (let attempt = 0; ; attempt++) {
    const client = new pg.Client({ host, user: 'bench', database: 'postgres' });
    try {
      await client.connect();
      return client;
    } catch (error) {
      if (attempt === 100) throw error;
      await sleep(100);
    }
  }
}

/** The server refuses to run as root. */
function serverUser() {
  if (process.getuid() !== 0) return {};
  const account = /^postgres:[^:]*:(\d+):(\d+):/m.exec(readFileSync('/etc/passwd', 'utf8'));
  if (!account) throw new Error('PostgreSQL runs as another than root; there is no user "postgres"');
  return { uid: Number(account[1]), gid: Number(account[2]) };
}
