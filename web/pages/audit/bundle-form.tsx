import { useState } from 'react';
import { client, type Problem } from '../../api/client.js';
import { headerText } from '../../api/header-text.js';
import { useDates } from '../../dates/dates.js';
import { useMessages } from '../../i18n/language.js';
import { ActionButton } from '../../parts/action-button.js';
import { Failed } from '../../parts/failed.js';
import { saveFile } from '../../parts/save-file.js';
import { TextField } from '../../parts/text-field.js';
import { store, useStored } from '../../preferences/stored.js';
import { AUDIT_MESSAGES } from './messages/index.js';

/** The bundle, taken under a name and for a purpose: both are recorded. */
export function BundleForm() {
  const t = useMessages(AUDIT_MESSAGES);
  const dates = useDates();
  const actor = useStored('actor') ?? '';
  const [purpose, setPurpose] = useState('');
  const [taking, setTaking] = useState(false);
  const [problem, setProblem] = useState<Problem>();
  const take = async () => {
    setTaking(true);
    const { data, error } = await client.GET('/api/v1/log/bundle', {
      params: {
        query: dates,
        header: {
          ...(actor && { 'X-Actor': headerText(actor) }),
          ...(purpose && { 'X-Purpose': headerText(purpose) }),
        },
      },
      parseAs: 'blob',
    });
    setTaking(false);
    setProblem(error);
    if (data) saveFile(data, 'register.tar');
  };
  return (
    <section aria-labelledby="bundle-title">
      <h2 id="bundle-title">{t.bundle}</h2>
      <p className="soft about-log">{t.bundleAbout}</p>
      <div className="audit-filters">
        <TextField label={t.you} value={actor} onWrite={(name) => store('actor', name)} />
        <TextField label={t.purpose} value={purpose} onWrite={(text) => setPurpose(text ?? '')} />
        <ActionButton off={taking} onClick={() => void take()}>
          {taking ? t.taking : t.takeBundle}
        </ActionButton>
      </div>
      {problem && <Failed problem={problem} again={() => void take()} />}
    </section>
  );
}
