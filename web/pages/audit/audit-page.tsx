import { useMessages } from '../../i18n/language.js';
import { useTitle } from '../../parts/use-title.js';
import { ViewNav } from '../../parts/view-nav.js';
import { useAddress } from '../../routing/address.js';
import './audit.css';
import { EventDetail } from './event-detail.js';
import { History } from './history/history.js';
import { LogView } from './log-view.js';
import { AUDIT_MESSAGES } from './messages/index.js';
import { WhatDiffers } from './what-differs.js';

const VIEWS = ['history', 'changes', 'log'] as const;
type View = (typeof VIEWS)[number];

/** Who recorded what and when, what differs between two pairs of dates, and the proof that nobody changed it since. */
export default function AuditPage() {
  const t = useMessages(AUDIT_MESSAGES);
  useTitle(t.title);
  const { query } = useAddress();
  const view = VIEWS.find((each) => each === query.get('view')) ?? 'history';
  const eventId = query.get('event');
  return (
    <>
      <h1>{t.title}</h1>
      <ViewNav<View>
        label={t.viewNav}
        parameter="view"
        chosen={view}
        views={VIEWS.map((each) => [each, t.views[each]])}
        leaving={['event', 'type', 'fromEffectiveAt', 'fromKnownAt']}
      />
      {eventId !== null && <EventDetail eventId={eventId} />}
      {view === 'history' && <History />}
      {view === 'changes' && <WhatDiffers />}
      {view === 'log' && <LogView />}
    </>
  );
}
