import { useMessages } from '../i18n/language.js';
import { patchQuery, useAddress } from '../routing/address.js';
import { PARTS_MESSAGES } from './messages/index.js';

/** Onwards through a list, and back to its start. The cursor is in the address. */
export function Paging({ next }: { readonly next: string | undefined }) {
  const t = useMessages(PARTS_MESSAGES);
  const { query } = useAddress();
  if (next === undefined && !query.has('cursor')) return null;
  return (
    <p className="paging no-print">
      {query.has('cursor') && (
        <button type="button" onClick={() => patchQuery({ cursor: undefined })}>
          {t.first}
        </button>
      )}
      {next !== undefined && (
        <button type="button" onClick={() => patchQuery({ cursor: next })}>
          {t.next}
        </button>
      )}
    </p>
  );
}
