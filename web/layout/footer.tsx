import { useMessages } from '../i18n/language.js';
import { LAYOUT_MESSAGES } from './messages/index.js';

export function Footer() {
  const t = useMessages(LAYOUT_MESSAGES);
  return (
    <footer className="footer no-print">
      <span>{t.tagline}</span>
      <a href="/docs">{t.api}</a>
    </footer>
  );
}
