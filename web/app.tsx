import { Suspense, useEffect, useRef } from 'react';
import { DatesControl } from './dates/dates-control.js';
import { pageElement } from './focus/page-element.js';
import { useDocumentLanguage, useMessages } from './i18n/language.js';
import { Footer } from './layout/footer.js';
import { Header } from './layout/header.js';
import { LAYOUT_MESSAGES } from './layout/messages/index.js';
import { NoPage } from './layout/no-page.js';
import { PAGES } from './pages.js';
import { Waiting } from './parts/waiting.js';
import { useOfAddress } from './routing/address.js';
import { match } from './routing/match.js';

/** The page that the address names, between what all pages share. */
export function App() {
  useDocumentLanguage();
  const t = useMessages(LAYOUT_MESSAGES);
  const path = useOfAddress((address) => address.path);
  useFocusOnPage(path);
  const found = PAGES.flatMap((page) => {
    const values = match(page.address, path);
    return values ? [{ View: page.view, values }] : [];
  })[0];
  return (
    <>
      <a className="skip" href="#page">
        {t.skip}
      </a>
      <Header />
      <DatesControl />
      <main id="page" tabIndex={-1}>
        {found ? (
          <Suspense fallback={<Waiting rows={8} />}>
            <found.View path={found.values} />
          </Suspense>
        ) : (
          <NoPage />
        )}
      </main>
      <Footer />
    </>
  );
}

/** Another page takes the focus from the link that led to it; the first one leaves it where the browser has it. */
function useFocusOnPage(path: string): void {
  const shown = useRef(path);
  useEffect(() => {
    if (shown.current !== path) pageElement()?.focus({ preventScroll: true });
    shown.current = path;
  }, [path]);
}
