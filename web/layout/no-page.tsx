import { useMessages } from '../i18n/language.js';
import { useTitle } from '../parts/use-title.js';
import { Link } from '../routing/link.js';
import { LAYOUT_MESSAGES } from './messages/index.js';

export function NoPage() {
  const t = useMessages(LAYOUT_MESSAGES);
  useTitle(t.noPage);
  return (
    <>
      <h1>{t.noPage}</h1>
      <p>{t.noPageDetail}</p>
      <p>
        <Link to="/">{t.register}</Link>
      </p>
    </>
  );
}
