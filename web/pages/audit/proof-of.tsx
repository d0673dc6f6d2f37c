import { useEffect, useState } from 'react';
import { useAnswer } from '../../api/use-answer.js';
import type { Schemas } from '../../api/client.js';
import { useLanguage, useMessages } from '../../i18n/language.js';
import { shownNumber } from '../../i18n/numbers.js';
import { Answered } from '../../parts/answered.js';
import { TextField } from '../../parts/text-field.js';
import { patchQuery, useAddress } from '../../routing/address.js';
import { checkProof, type Checked } from './checking/check-proof.js';
import { AUDIT_MESSAGES } from './messages/index.js';

const CHECKS = ['leaf', 'path', 'head', 'signature'] as const;

/** The proof that an event stands in the log, checked by this browser. */
export function ProofOf({ eventId }: { readonly eventId: string }) {
  const t = useMessages(AUDIT_MESSAGES);
  const { query } = useAddress();
  const proof = useAnswer('/api/v1/log/proof/{eventId}', { path: { eventId } });
  const keys = useAnswer('/api/v1/log/key', {});
  const vkey = query.get('key') ?? keys.answer?.vkey;
  return (
    <section aria-labelledby="proof-title">
      <h3 id="proof-title">{t.proof}</h3>
      <p className="soft">{t.proofAbout}</p>
      <Answered asked={proof} rows={4}>
        {(answer) =>
          vkey === undefined ? null : crypto.subtle === undefined ? (
            <p role="status">{t.insecure}</p>
          ) : (
            <Checks proof={answer} vkey={vkey} />
          )
        }
      </Answered>
      <TextField label={t.keyLabel} value={vkey ?? ''} onWrite={(key) => patchQuery({ key }, true)} />
      {!query.has('key') && <p className="soft small">{t.keyHint}</p>}
    </section>
  );
}

interface ChecksProps {
  readonly proof: Schemas['InclusionProof'];
  readonly vkey: string;
}

function Checks({ proof, vkey }: ChecksProps) {
  const t = useMessages(AUDIT_MESSAGES);
  const language = useLanguage();
  const checked = useChecked(proof, vkey);
  if (checked === 'no-key') return <p role="alert">{t.badKey}</p>;
  if (!checked) return <p role="status">{t.checking}</p>;
  const verdicts = CHECKS.map((check) => checked[check]);
  const all = verdicts.every((verdict) => verdict === true);
  const position = shownNumber(proof.leafIndex + 1, language);
  return (
    <>
      <ul className="checks">
        {CHECKS.map((check) => (
          <li key={check} data-verdict={String(checked[check])}>
            <span>{t.checks[check]}</span>{' '}
            <strong>{checked[check] === undefined ? t.unknown : checked[check] ? t.holds : t.fails}</strong>
          </li>
        ))}
      </ul>
      <p role="status" className="proof-verdict">
        {all
          ? t.allHold(position, shownNumber(proof.treeSize, language))
          : verdicts.includes(false)
            ? t.notProven
            : t.notProvenYet}
      </p>
      <details>
        <summary>{t.bytes}</summary>
        <pre tabIndex={0}>{proof.event}</pre>
      </details>
      <details>
        <summary>{t.path}</summary>
        <pre tabIndex={0}>
          {[proof.leafHash, ...proof.hashes, proof.root, '', proof.checkpoint].join('\n')}
        </pre>
      </details>
    </>
  );
}

/** @returns undefined while it is checked; `no-key` where what the reader trusts is no key */
function useChecked(proof: Schemas['InclusionProof'], vkey: string): Checked | 'no-key' | undefined {
  const [found, setFound] = useState<{ readonly of: string; readonly checked: Checked | 'no-key' }>();
  const of = JSON.stringify([proof, vkey]);
  useEffect(() => {
    let meant = true;
    checkProof(proof, vkey).then(
      (checked) => meant && setFound({ of, checked }),
      (error: unknown) => {
        if (!(error instanceof TypeError || error instanceof DOMException)) throw error;
        if (meant) setFound({ of, checked: 'no-key' });
      },
    );
    return () => {
      meant = false;
    };
  }, [of]);
  return found?.of === of ? found.checked : undefined;
}
