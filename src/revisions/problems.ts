import { stateOf, type Revision } from '#projections/revisions/revisions.js';
import { notFound, ProblemError } from '../http/index.js';

export const noRevision = (revisionId: string): ProblemError =>
  notFound(`There is no revision "${revisionId}".`);

/** A role is not what is missing here: the very same person may approve what others propose. */
export const ownRevision = ({ revisionId, proposed }: Revision): ProblemError =>
  new ProblemError(
    403,
    'own-revision',
    'Somebody else must approve it',
    `Revision ${revisionId} was proposed by "${proposed.by}", who cannot approve it: another corrector must.`,
  );

export function alreadyDecided(revision: Revision): ProblemError {
  const { revisionId, refused, recorded } = revision;
  const { by, at } = (recorded ?? refused)!;
  return new ProblemError(
    409,
    'revision-decided',
    'It is decided already',
    `Revision ${revisionId} is ${stateOf(revision)}, by "${by}" at ${at}.`,
  );
}

export const fourEyesAreOff = (): ProblemError =>
  new ProblemError(
    409,
    'four-eyes-off',
    'Nothing is approved here',
    'FOUR_EYES is off, so that a correction needs no approval: state it once more, and it is recorded.',
  );
