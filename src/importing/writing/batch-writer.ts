import { canonicalJson } from '#events/canonical.js';
import type { EventStore, AppendRequest } from '../../event-store/index.js';
import { WrongExpectedRevisionError } from '../../event-store/index.js';
import { REVISIONS, type Clock, type InFlight, type Refusal } from '../../recording/index.js';
import { statedAgain, type AcceptedRow } from '../deciding/accepted-row.js';
import type { Verdict } from '../deciding/row-checker.js';
import type { StatedRow } from '../rows/index.js';
import type { Tally } from '../report.js';
import { byStream, cutAtLinks, inRuns, type StreamRows } from './batches.js';

/** Times that rows are decided again because others keep writing about their subjects. */
const ATTEMPTS = 50;

export interface WriterOptions {
  readonly by: string;
  /** `file` keeps the order of the file in the log; `subject` may sort rows of different subjects within a commit. */
  readonly order: 'file' | 'subject';
}

/** What the writer needs of an import. */
export interface WriterContext {
  readonly store: EventStore;
  readonly clock: Clock;
  readonly inFlight: InFlight;
  readonly tally: Tally;
  /** Decides rows afresh, on what is recorded now. */
  readonly checkAgain: () => Promise<(row: StatedRow) => Verdict | Promise<Verdict>>;
  readonly refuse: (row: StatedRow, refusal: Refusal) => void;
}

/** Appends accepted rows, batch by batch, and decides again where somebody else wrote about a subject meanwhile. */
export class BatchWriter {
  /** Streams that others wrote to since their rows were decided. */
  readonly disturbed = new Set<string>();

  constructor(
    private readonly context: WriterContext,
    private readonly options: WriterOptions,
  ) {}

  /** @throws StoreUnavailableError where the store cannot be written now; what came before is recorded */
  async write(batch: readonly AcceptedRow[]): Promise<void> {
    for (const rows of cutAtLinks(batch)) await this.context.inFlight.track(this.append(rows));
  }

  private async append(rows: readonly AcceptedRow[]): Promise<void> {
    let waiting = await this.decideDisturbed(rows);
    for (let attempt = 0; waiting.length > 0; attempt++) {
      const left = await this.appendOnce(waiting);
      if (attempt >= ATTEMPTS && left.length > 0)
        throw new Error(
          `The record of ${left[0]!.stream} kept changing under the import; import the file again`,
        );
      waiting = await this.decideAgain(left);
    }
  }

  /** @returns the rows whose stream has moved on */
  private async appendOnce(rows: readonly AcceptedRow[]): Promise<AcceptedRow[]> {
    const { store, clock, tally } = this.context;
    const groups = this.options.order === 'file' ? inRuns(rows) : byStream(rows);
    const stamp = { at: clock.stamp(), by: this.options.by };
    const plain = canonicalJson(stamp);
    const answers = await store.appendAll(groups.map((group) => requestOf(group, stamp, plain)));
    const conflicting: AcceptedRow[] = [];
    for (const [i, answer] of answers.entries()) {
      const group = groups[i]!;
      if (answer instanceof WrongExpectedRevisionError) {
        this.disturbed.add(group.stream);
        conflicting.push(...group.rows);
      } else if (answer.alreadyRecorded)
        for (const row of group.rows) tally.repeat(row.line, revisionIdOf(row));
      else if (group.stream === REVISIONS) tally.propose(group.rows, answer.position);
      else tally.record(group.rows.length, answer.position);
    }
    return conflicting;
  }

  private async decideDisturbed(rows: readonly AcceptedRow[]): Promise<readonly AcceptedRow[]> {
    if (this.disturbed.size === 0) return rows;
    const again = await this.decideAgain(rows.filter(({ stream }) => this.disturbed.has(stream)));
    return [...rows.filter(({ stream }) => !this.disturbed.has(stream)), ...again];
  }

  private async decideAgain(rows: readonly AcceptedRow[]): Promise<AcceptedRow[]> {
    if (rows.length === 0) return [];
    const check = await this.context.checkAgain();
    const accepted: AcceptedRow[] = [];
    for (const row of rows) {
      const stated = statedAgain(row);
      const verdict = await check(stated);
      if (verdict.outcome === 'accepted') accepted.push(verdict.row);
      else if (verdict.outcome === 'refused') this.context.refuse(stated, verdict.refusal);
      else this.context.tally.repeat(row.line, verdict.revisionId);
    }
    return accepted;
  }
}

const revisionIdOf = ({ stream, id }: AcceptedRow): string | undefined =>
  stream === REVISIONS ? id : undefined;

function requestOf(
  { stream, rows }: StreamRows,
  stamp: { readonly at: string; readonly by: string },
  plain: string,
): AppendRequest {
  const events = rows.map(({ id, canonical, reason }) => ({
    id,
    body: canonical.envelope(id, reason ? canonicalJson({ ...stamp, reason }) : plain),
  }));
  return { stream, expectedRevision: rows[0]!.revision - 1, events };
}
