import { patched, useAddress } from '../routing/address.js';
import { Link } from '../routing/link.js';
import './view-nav.css';

interface ViewNavProps<V extends string> {
  readonly label: string;
  /** The parameter of the address that says which. */
  readonly parameter: string;
  readonly chosen: V;
  readonly views: readonly (readonly [V, string])[];
  /** Parameters that belong to one view alone. */
  readonly leaving?: readonly string[];
}

/** The views of one page, each with an address. */
export function ViewNav<V extends string>({
  label,
  parameter,
  chosen,
  views,
  leaving = [],
}: ViewNavProps<V>) {
  const { path, query } = useAddress();
  const left = Object.fromEntries(['cursor', ...leaving].map((name) => [name, undefined]));
  return (
    <nav className="view-nav no-print" aria-label={label}>
      {views.map(([view, name]) => (
        <Link
          key={view}
          to={path}
          query={Object.fromEntries(new URLSearchParams(patched(query, { ...left, [parameter]: view })))}
          aria-current={view === chosen ? 'true' : undefined}
        >
          {name}
        </Link>
      ))}
    </nav>
  );
}
