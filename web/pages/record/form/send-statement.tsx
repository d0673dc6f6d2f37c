import { useEffect, useRef, useState } from 'react';
import { ProblemError, unreachableProblem, type Problem, type Schemas } from '../../../api/client.js';
import { useLanguage, useMessages } from '../../../i18n/language.js';
import { shownNumber } from '../../../i18n/numbers.js';
import { ActionButton } from '../../../parts/action-button.js';
import { Failed } from '../../../parts/failed.js';
import { TextField } from '../../../parts/text-field.js';
import { store, useStored } from '../../../preferences/stored.js';
import { Link } from '../../../routing/link.js';
import { RECORD_MESSAGES } from '../messages/index.js';
import { PreviewOf } from './preview-of.js';
import { record, tryOut, type Sent, type Statement, type Subject } from './send.js';

interface SendStatementProps {
  readonly subject: Subject | undefined;
  /** Undefined where there is nothing to send yet. */
  readonly statement: Statement | undefined;
  readonly verb: string;
  readonly onProblem: (problem: Problem | undefined) => void;
  readonly onAnother: () => void;
}

/** First what it would do, then the record: the second button waits for the first, and for the very same statement. */
export function SendStatement({ subject, statement, verb, onProblem, onAnother }: SendStatementProps) {
  const t = useMessages(RECORD_MESSAGES);
  const actor = useStored('actor') ?? '';
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem>();
  const [preview, setPreview] = useState<{ readonly of: string; readonly answer: Schemas['Preview'] }>();
  const [receipt, setReceipt] = useState<Sent>();
  const of = JSON.stringify([subject, statement, actor]);
  const send = async (what: () => Promise<void>) => {
    setBusy(true);
    let found: Problem | undefined;
    try {
      await what();
    } catch (error) {
      if (error instanceof ProblemError) found = error.problem;
      else if (error instanceof TypeError) found = unreachableProblem(error.message);
      else throw error;
    } finally {
      setBusy(false);
    }
    setProblem(found);
    onProblem(found);
  };
  if (receipt) return <Recorded receipt={receipt} subject={subject!} onAnother={onAnother} />;
  const ready = subject !== undefined && statement !== undefined && !busy;
  const current = preview?.of === of ? preview.answer : undefined;
  return (
    <>
      <TextField label={t.who} value={actor} onWrite={(name) => store('actor', name)} />
      <p className="send">
        <ActionButton
          off={!ready}
          onClick={() =>
            void send(async () => setPreview({ of, answer: await tryOut(subject!, statement!, actor) }))
          }
        >
          {busy ? t.working : t.preview}
        </ActionButton>
        <ActionButton
          className="primary"
          off={!ready || !current}
          onClick={() => void send(async () => setReceipt(await record(subject!, statement!, actor)))}
        >
          {verb}
        </ActionButton>
        {!current && <span className="soft">{t.previewFirst}</span>}
      </p>
      {problem && <Failed problem={problem} />}
      {current && !problem && <PreviewOf preview={current} />}
    </>
  );
}

interface RecordedProps {
  readonly receipt: Sent;
  readonly subject: Subject;
  readonly onAnother: () => void;
}

function Recorded({ receipt, subject, onAnother }: RecordedProps) {
  const t = useMessages(RECORD_MESSAGES);
  const language = useLanguage();
  const isProposed = 'revisionId' in receipt;
  const said = useRef<HTMLDivElement>(null);
  // It stands in the place of the button that was pressed.
  useEffect(() => said.current?.focus(), []);
  return (
    <div className="recorded" role="status" ref={said} tabIndex={-1}>
      <p className="recorded-what">
        {isProposed
          ? t.proposed(receipt.revisionId)
          : receipt.alreadyRecorded
            ? t.recordedBefore
            : t.recorded(shownNumber(receipt.position, language))}
      </p>
      <p className="send">
        {!isProposed && (
          <Link to="/audit" query={{ event: receipt.eventId, knownAt: undefined }}>
            {t.seeEvent}
          </Link>
        )}
        {'productId' in subject && (
          <Link to={`/products/${encodeURIComponent(subject.productId)}`} query={{ knownAt: undefined }}>
            {t.seeProduct}
          </Link>
        )}
        <button type="button" onClick={onAnother}>
          {t.another}
        </button>
      </p>
    </div>
  );
}
