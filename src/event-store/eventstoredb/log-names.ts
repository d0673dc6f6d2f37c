/**
 * What the streams of a log are called in EventStoreDB: `<log>-<stream>`, as they are, so that the category `<log>` is the
 * register. The name of a log has no hyphen and no colon (ESDB_LOG), so no log's prefix begins another's, and what is
 * kept beside a log, `<log>:checkpoint-<name>`, is in none.
 */
export class LogNames {
  /** What the name of each stream of the log begins with, and no other's. */
  readonly prefix: string;

  constructor(readonly log: string) {
    this.prefix = `${log}-`;
  }

  /** @param stream its name in the register */
  streamId(stream: string): string {
    return this.prefix + stream;
  }

  /** The name in the register; undefined for a stream that is not of the log. */
  streamOf(streamId: string): string | undefined {
    return streamId.startsWith(this.prefix) ? streamId.slice(this.prefix.length) : undefined;
  }

  checkpointId(name: string): string {
    return `${this.log}:checkpoint-${name}`;
  }
}
