import type { MouseEvent } from 'react';
import { useMessages } from '../i18n/language.js';
import { patchQuery, useParameter } from '../routing/address.js';
import { PARTS_MESSAGES } from './messages/index.js';

/** Onwards through a list, and back to its start. The cursor is in the address; the focus goes to the head of the list. */
export function Paging({ next }: { readonly next: string | undefined }) {
  const t = useMessages(PARTS_MESSAGES);
  const later = useParameter('cursor') !== undefined;
  const turnTo = (cursor: string | undefined) => (event: MouseEvent) => {
    patchQuery({ cursor });
    const list = event.currentTarget.closest<HTMLElement>('.answered');
    list?.focus({ preventScroll: true });
    list?.scrollIntoView();
  };
  if (next === undefined && !later) return null;
  return (
    <p className="paging no-print">
      {later && (
        <button type="button" onClick={turnTo(undefined)}>
          {t.first}
        </button>
      )}
      {next !== undefined && (
        <button type="button" onClick={turnTo(next)}>
          {t.next}
        </button>
      )}
    </p>
  );
}
