import type { Database, Statement } from 'better-sqlite3';
import { judge } from '../append-rules.js';
import type { Appended, AppendRequest } from '../event-store.js';
import { NO_STREAM, WrongExpectedRevisionError } from '../event-store.js';
import { eventChecksum, streamChecksum } from './checksum.js';
import type { LogReader } from './log-reader.js';

/**
 * Writes requests to the log, all in one commit. It keeps no state beside the database's own, so that a commit
 * which fails leaves nothing to put right.
 */
export class LogWriter {
  /**
   * The requests' answers, in order; durable when it returns. Each is judged after those before it.
   * @throws SqliteError where the commit fails; nothing of any request is recorded then
   */
  readonly commit: (requests: readonly AppendRequest[]) => (Appended | WrongExpectedRevisionError)[];
  private readonly addStream: Statement<[number, string, number]>;
  private readonly lastStream: Statement<[], number | null>;
  private readonly addEvent: Statement<[number, number, number, string, number, string]>;

  constructor(
    database: Database,
    private readonly reader: LogReader,
  ) {
    this.addStream = database.prepare('INSERT INTO streams (key, name, checksum) VALUES (?, ?, ?)');
    this.lastStream = database.prepare<[], number | null>('SELECT max(key) FROM streams').pluck();
    this.addEvent = database.prepare(
      'INSERT INTO events (position, stream, revision, id, checksum, body) VALUES (?, ?, ?, ?, ?, ?)',
    );
    const transaction = database.transaction((requests: readonly AppendRequest[]) => {
      let head = this.reader.head();
      return requests.map((request) => {
        const answer = this.write(request, head);
        if (!(answer instanceof WrongExpectedRevisionError)) head = Math.max(head, answer.position);
        return answer;
      });
    });
    this.commit = (requests) => transaction.immediate(requests);
  }

  private write(request: AppendRequest, logHead: number): Appended | WrongExpectedRevisionError {
    const { stream, expectedRevision, events } = request;
    const found = this.reader.findStream(stream);
    const verdict = judge(request, found?.head ?? NO_STREAM, (from, to) =>
      found ? this.reader.revisionsOf(found.key, from, to) : [],
    );
    if (verdict instanceof WrongExpectedRevisionError) return verdict;
    if (verdict === 'already-recorded') {
      const last = expectedRevision + events.length;
      const [event] = this.reader.revisionsOf(found!.key, last, last);
      return { position: event!.position, revision: last, alreadyRecorded: true };
    }
    const key = found?.key ?? this.newStream(stream);
    let position = logHead;
    let revision = expectedRevision;
    for (const { id, body } of events) {
      position++;
      revision++;
      const checksum = eventChecksum(position, key, revision, id, body);
      this.addEvent.run(position, key, revision, id, checksum, body);
    }
    return { position, revision, alreadyRecorded: false };
  }

  private newStream(name: string): number {
    const key = (this.lastStream.get() ?? 0) + 1;
    this.addStream.run(key, name, streamChecksum(key, name));
    return key;
  }
}
