import { chooseLanguage, LANGUAGES, useLanguage, useMessages } from '../i18n/language.js';
import { PAGES } from '../pages.js';
import { chooseTheme, THEMES, useTheme, type Theme } from '../preferences/theme.js';
import { useOfAddress } from '../routing/address.js';
import { Link } from '../routing/link.js';
import './layout.css';
import { LAYOUT_MESSAGES } from './messages/index.js';

const LANGUAGE_NAMES = { en: 'English', zh: '中文' };

export function Header() {
  const t = useMessages(LAYOUT_MESSAGES);
  const path = useOfAddress((address) => address.path);
  return (
    <header className="header no-print">
      <Link to="/" className="wordmark">
        Clockstop
      </Link>
      <nav aria-label={t.nav}>
        {PAGES.map(
          ({ address, label }) =>
            label && (
              <Link key={address} to={address} aria-current={path === address ? 'page' : undefined}>
                {t[label]}
              </Link>
            ),
        )}
      </nav>
      <Preferences />
    </header>
  );
}

function Preferences() {
  const t = useMessages(LAYOUT_MESSAGES);
  const language = useLanguage();
  const theme = useTheme();
  return (
    <div className="preferences">
      <div role="group" aria-label={t.language}>
        {LANGUAGES.map((each) => (
          <button
            key={each}
            type="button"
            className="quiet"
            lang={each === 'zh' ? 'zh-Hans' : 'en'}
            aria-pressed={each === language}
            onClick={() => chooseLanguage(each)}
          >
            {LANGUAGE_NAMES[each]}
          </button>
        ))}
      </div>
      <select
        aria-label={t.theme}
        value={theme}
        onChange={({ target }) => chooseTheme(target.value as Theme)}
      >
        {THEMES.map((each) => (
          <option key={each} value={each}>
            {t[each]}
          </option>
        ))}
      </select>
    </div>
  );
}
