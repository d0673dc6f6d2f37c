import type { Schemas } from '../../api/client.js';
import { Link } from '../../routing/link.js';

/** A day, or the days that an imprecise date may mean; it opens the record it is from. */
export function End({ end, none }: { readonly end: Schemas['SpanEnd'] | undefined; readonly none: string }) {
  if (!end) return <span className="soft">{none}</span>;
  const { eventId, earliest, latest } = end;
  return (
    <Link to="/audit" query={{ event: eventId }}>
      <span className="day">{earliest ?? '..'}</span>
      {earliest !== latest && (
        <>
          {' '}
          / <span className="day">{latest ?? '..'}</span>
        </>
      )}
    </Link>
  );
}
