import { canonicalJson, CanonicalFact } from '#events/canonical.js';
import type { Envelope } from '#events/envelope.js';
import { stateOf, type Revisions } from '#projections/revisions/revisions.js';
import { proposalFact, proposalOf, revisionIdOf, REVISIONS, type Proposed } from '../../recording/index.js';
import type { AcceptedRow } from './accepted-row.js';

/** What was proposed before by a row that is to be: its revision. */
export interface KnownProposal {
  readonly revisionId: string;
}

/** Makes of rows that revise records, where these need approval, rows of the trail of revisions. */
export class ProposedRows {
  private readonly known = new Map<string, string>();
  private revision: number;

  /**
   * @param revisions as they are known now
   * @param stamp who imports, and an instant, UTC
   */
  constructor(
    private readonly revisions: Revisions,
    private readonly stamp: { readonly at: string; readonly by: string },
  ) {
    this.revision = revisions.revision;
    for (const revision of revisions.all.values())
      if (revision.proposed.by === stamp.by && stateOf(revision) === 'pending')
        this.known.set(keyOf(revision), revision.revisionId);
  }

  /**
   * The row that proposes an event. What the same importer has proposed is not proposed anew: the very same, whatever
   * became of it; nor the same change read elsewhere, such as in the next snapshot, while it waits.
   * @param line of the file
   */
  rowFor(line: number, event: Envelope): AcceptedRow | KnownProposal {
    const { at, by } = this.stamp;
    const id = revisionIdOf(event.id, by, 0);
    const proposed = proposalOf(event);
    const known = this.revisions.all.has(id) ? id : this.known.get(keyOf(proposed));
    if (known !== undefined) return { revisionId: known };
    this.known.set(keyOf(proposed), id);
    const canonical = CanonicalFact.of(proposalFact(proposed, at));
    const revision = ++this.revision;
    return { line, stream: REVISIONS, revision, id, canonical, reason: undefined, links: false };
  }
}

const keyOf = ({ type, targetId, changes }: Proposed): string =>
  canonicalJson([type, targetId, changes ?? null]);
