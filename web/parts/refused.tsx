import type { Problem } from '../api/client.js';
import { useMessages } from '../i18n/language.js';
import { withoutEvent } from '../i18n/sayings/against.js';
import { Link } from '../routing/link.js';
import { useEventTypes } from './event-types.js';
import { PARTS_MESSAGES } from './messages/index.js';
import { Said } from './said.js';

type Contradicted = Pick<NonNullable<Problem['contradicts']>, 'eventId' | 'type' | 'effectiveOn'>;

interface RefusedProps {
  readonly text: string;
  readonly contradicts: Contradicted | undefined;
}

/** Why something is refused, and the recorded event that stands against it. */
export function Refused({ text, contradicts }: RefusedProps) {
  if (!contradicts) return <Said text={text} />;
  return (
    <>
      <Said text={withoutEvent(text)} /> <Against event={contradicts} />
    </>
  );
}

function Against({ event: { eventId, type, effectiveOn } }: { readonly event: Contradicted }) {
  const t = useMessages(PARTS_MESSAGES);
  const name = useEventTypes().find((each) => each.type === type)?.name ?? type;
  return (
    <>
      {t.contradicts}{' '}
      <Link to="/audit" query={{ event: eventId }}>
        {name} {effectiveOn}
      </Link>
    </>
  );
}
