import { useEffect, useState } from 'react';
import { client } from '../../api/client.js';
import { useAnswer } from '../../api/use-answer.js';
import { useMessages } from '../../i18n/language.js';
import { Answered } from '../../parts/answered.js';
import { useCopy } from '../../parts/use-copy.js';
import { BundleForm } from './bundle-form.js';
import { AUDIT_MESSAGES } from './messages/index.js';

/** The signed head of the log, its keys, and all of it to take away. */
export function LogView() {
  const t = useMessages(AUDIT_MESSAGES);
  const keys = useAnswer('/api/v1/log/key', {});
  return (
    <>
      <Head />
      <section aria-labelledby="keys-title">
        <h2 id="keys-title">{t.keys}</h2>
        <Answered asked={keys} rows={2}>
          {({ keys: all }) => (
            <ul className="keys">
              {all.map(({ vkey, use }) => (
                <li key={vkey}>
                  <code>{vkey}</code> <span className="soft">{t.uses[use]}</span>
                </li>
              ))}
            </ul>
          )}
        </Answered>
      </section>
      <BundleForm />
    </>
  );
}

function Head() {
  const t = useMessages(AUDIT_MESSAGES);
  const checkpoint = useCheckpoint();
  const [copied, copy] = useCopy(checkpoint ?? '');
  return (
    <section aria-labelledby="checkpoint-title">
      <h2 id="checkpoint-title">{t.checkpoint}</h2>
      <p className="soft about-log">{t.checkpointAbout}</p>
      <pre tabIndex={0} className="checkpoint">
        {checkpoint}
      </pre>
      <p className="event-ways">
        <button type="button" disabled={checkpoint === undefined} onClick={copy}>
          {copied ? t.copied : t.copy}
        </button>
        <a href="/api/v1/log/checkpoint" download="checkpoint.txt">
          {t.download}
        </a>
      </p>
    </section>
  );
}

function useCheckpoint(): string | undefined {
  const [text, setText] = useState<string>();
  useEffect(() => {
    const controller = new AbortController();
    client.GET('/api/v1/log/checkpoint', { parseAs: 'text', signal: controller.signal }).then(
      ({ data }) => setText(data),
      // What cannot be reached is told by the keys, which are asked for at the same time.
      () => setText(undefined),
    );
    return () => controller.abort();
  }, []);
  return text;
}
