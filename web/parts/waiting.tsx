import { useMessages } from '../i18n/language.js';
import { PARTS_MESSAGES } from './messages/index.js';

/** Holds the place of what is on its way, so that nothing jumps when it comes. @param rows lines it will fill */
export function Waiting({ rows }: { readonly rows: number }) {
  const t = useMessages(PARTS_MESSAGES);
  return (
    <div className="waiting" role="status">
      <span className="visually-hidden">{t.loading}</span>
      {Array.from({ length: rows }, (_, row) => (
        <span key={row} className="waiting-row" />
      ))}
    </div>
  );
}
