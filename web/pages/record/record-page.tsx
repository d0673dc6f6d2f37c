import { useApiDocument } from '../../api/document.js';
import { useDates } from '../../dates/dates.js';
import { useMessages } from '../../i18n/language.js';
import { useTitle } from '../../parts/use-title.js';
import { ViewNav } from '../../parts/view-nav.js';
import { Waiting } from '../../parts/waiting.js';
import { useAddress } from '../../routing/address.js';
import { FileForm } from './file/file-form.js';
import { RECORD_MESSAGES } from './messages/index.js';
import './record.css';
import { RevisionForm } from './revision-form.js';
import { StatementForm } from './statement-form.js';

/** Records: one event, a file of rows, or something about a record. */
export default function RecordPage() {
  const t = useMessages(RECORD_MESSAGES);
  useTitle(t.title);
  const { knownAt } = useDates();
  const { query } = useAddress();
  const view = query.get('view') === 'file' ? 'file' : 'statement';
  return (
    <>
      <h1>{t.title}</h1>
      <p className="soft">{t.about}</p>
      {knownAt !== undefined && <p className="caution">{t.past}</p>}
      <ViewNav
        label={t.viewNav}
        parameter="view"
        chosen={view}
        views={[
          ['statement', t.views.statement],
          ['file', t.views.file],
        ]}
        leaving={['correct', 'retract']}
      />
      {view === 'file' ? (
        <FileForm />
      ) : (
        <OneEvent correct={query.get('correct')} retract={query.get('retract')} />
      )}
    </>
  );
}

function OneEvent({
  correct,
  retract,
}: {
  readonly correct: string | null;
  readonly retract: string | null;
}) {
  const t = useMessages(RECORD_MESSAGES);
  const document = useApiDocument();
  if (document === null) return <p role="alert">{t.noSchema}</p>;
  if (document === undefined) return <Waiting rows={8} />;
  if (correct !== null) return <RevisionForm document={document} eventId={correct} kind="EventCorrected" />;
  if (retract !== null) return <RevisionForm document={document} eventId={retract} kind="EventRetracted" />;
  return <StatementForm document={document} />;
}
