import { useId, useState } from 'react';
import { useMessages } from '../../../i18n/language.js';
import { ActionButton } from '../../../parts/action-button.js';
import { Choice } from '../../../parts/choice.js';
import { Failed } from '../../../parts/failed.js';
import { TextField } from '../../../parts/text-field.js';
import { store, useStored } from '../../../preferences/stored.js';
import { RECORD_MESSAGES } from '../messages/index.js';
import { ImportReport } from './import-report.js';
import { isFinished, useImport } from './use-import.js';

/** A file of rows: checked, or checked and recorded, with a report row by row. */
export function FileForm() {
  const t = useMessages(RECORD_MESSAGES);
  const id = useId();
  const actor = useStored('actor') ?? '';
  const [file, setFile] = useState<File>();
  const [onRefusal, setOnRefusal] = useState('reject');
  const { status, problem, lost, send } = useImport();
  const running = status !== undefined && !isFinished(status);
  const go = (dryRun: boolean) => () => file && send(file, { dryRun, onRefusal, actor });
  return (
    <form className="record-form" onSubmit={(event) => event.preventDefault()}>
      <p>{t.fileAbout}</p>
      <div className="schema-field">
        <label htmlFor={id}>{t.file}</label>
        <input
          id={id}
          type="file"
          accept=".csv,.ndjson,.jsonl,text/csv,application/x-ndjson"
          onChange={({ target }) => setFile(target.files?.[0])}
        />
      </div>
      <Choice
        label={t.onRefusal}
        value={onRefusal}
        options={[
          ['reject', t.reject],
          ['skip', t.skip],
        ]}
        onChoose={(next) => setOnRefusal(next ?? 'reject')}
      />
      <TextField label={t.who} value={actor} onWrite={(name) => store('actor', name)} />
      <p className="send">
        <ActionButton off={!file || running} onClick={go(true)}>
          {t.check}
        </ActionButton>
        <ActionButton className="primary" off={!file || running} onClick={go(false)}>
          {t.upload}
        </ActionButton>
      </p>
      {problem && <Failed problem={problem} />}
      {status && <ImportReport status={status} />}
      {lost && running && <p role="status">{t.lost}</p>}
    </form>
  );
}
