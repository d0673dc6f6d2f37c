import { setImmediate } from 'node:timers';
import type { Appended, AppendRequest } from '../event-store.js';
import { WrongExpectedRevisionError } from '../event-store.js';

/** Most requests in one commit. */
const GROUP_REQUESTS = 256;

interface Waiting {
  readonly request: AppendRequest;
  readonly resolve: (appended: Appended) => void;
  readonly reject: (error: unknown) => void;
}

/** Lets requests that arrive together share one commit, and so one wait for the disk. */
export class GroupCommit {
  private queue: Waiting[] = [];
  private scheduled = false;

  /** @param commit answers durably; where it throws, each request of that commit rejects with what it threw */
  constructor(
    private readonly commit: (
      requests: readonly AppendRequest[],
    ) => (Appended | WrongExpectedRevisionError)[],
  ) {}

  add(request: AppendRequest): Promise<Appended> {
    return new Promise((resolve, reject) => {
      this.queue.push({ request, resolve, reject });
      this.schedule();
    });
  }

  /** Commits all that waits, at once. */
  finish(): void {
    while (this.queue.length > 0) this.commitGroup();
  }

  private schedule(): void {
    if (this.scheduled || this.queue.length === 0) return;
    this.scheduled = true;
    setImmediate(() => {
      this.scheduled = false;
      this.commitGroup();
      this.schedule();
    });
  }

  private commitGroup(): void {
    const group = this.queue.splice(0, GROUP_REQUESTS);
    if (group.length === 0) return;
    let answers;
    try {
      answers = this.commit(group.map(({ request }) => request));
    } catch (error) {
      for (const { reject } of group) reject(error);
      return;
    }
    group.forEach(({ resolve, reject }, i) => {
      const answer = answers[i]!;
      if (answer instanceof WrongExpectedRevisionError) reject(answer);
      else resolve(answer);
    });
  }
}
