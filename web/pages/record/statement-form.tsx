import { useRef, useState } from 'react';
import type { Problem } from '../../api/client.js';
import type { ApiDocument } from '../../api/document.js';
import { useMessages } from '../../i18n/language.js';
import { useEventTypes } from '../../parts/event-types.js';
import { TextField } from '../../parts/text-field.js';
import { patchQuery, useAddress } from '../../routing/address.js';
import { brokenRules } from './form/broken-rules.js';
import { SchemaFields } from './form/schema-field.js';
import { SendStatement } from './form/send-statement.js';
import type { Statement, Subject } from './form/send.js';
import { stated, type Values } from './form/values.js';
import { KindChoice } from './kind-choice.js';
import { RECORD_MESSAGES } from './messages/index.js';

/** Corrections and retractions start from the record that they are about. */
const ABOUT_RECORDS = ['EventCorrected', 'EventRetracted'];

/** One event: its kind, its subject, and the fields that its schema has. */
export function StatementForm({ document }: { readonly document: ApiDocument }) {
  const t = useMessages(RECORD_MESSAGES);
  const { query } = useAddress();
  const [attempt, setAttempt] = useState(0);
  const head = useRef<HTMLDivElement>(null);
  const types = useEventTypes().filter(({ type }) => !ABOUT_RECORDS.includes(type));
  const referenceTypes = new Set(
    (document.components.schemas['Record.ReferenceEvent']?.oneOf ?? []).map(({ $ref }) =>
      $ref?.split('.').at(-1),
    ),
  );
  const kind = types.find(({ type }) => type === query.get('kind'))?.type;
  const aboutReference = kind !== undefined && referenceTypes.has(kind);
  return (
    <>
      <div className="record-head" ref={head}>
        <KindChoice
          types={types}
          isReference={({ type }) => referenceTypes.has(type)}
          kind={kind}
          onChoose={(next) => patchQuery({ kind: next })}
        />
        <TextField
          label={aboutReference ? t.reference : t.product}
          hint={aboutReference ? t.referenceHint : t.productHint}
          value={query.get('subject') ?? ''}
          onWrite={(subject) => patchQuery({ subject }, true)}
        />
      </div>
      {kind && (
        <KindForm
          key={`${kind} ${attempt}`}
          document={document}
          kind={kind}
          subject={subjectOf(query.get('subject')?.trim(), aboutReference)}
          onAnother={() => {
            setAttempt((n) => n + 1);
            head.current?.querySelector('select')?.focus();
          }}
        />
      )}
    </>
  );
}

const subjectOf = (id: string | undefined, isReference: boolean): Subject | undefined =>
  !id ? undefined : isReference ? { referenceId: id } : { productId: id };

interface KindFormProps {
  readonly document: ApiDocument;
  readonly kind: string;
  readonly subject: Subject | undefined;
  readonly onAnother: () => void;
}

function KindForm({ document, kind, subject, onAnother }: KindFormProps) {
  const t = useMessages(RECORD_MESSAGES);
  const [values, setValues] = useState<Values>({});
  const [problem, setProblem] = useState<Problem>();
  const schema = document.components.schemas[`Statement.${kind}`]!;
  const json = stated(document, schema, values) as object | undefined;
  const statement: Statement = { type: kind, ...json };
  return (
    <form className="record-form" onSubmit={(event) => event.preventDefault()}>
      <SchemaFields
        document={document}
        schema={schema}
        path=""
        values={values}
        broken={brokenRules(problem)}
        onChange={setValues}
      />
      <SendStatement
        subject={subject}
        statement={statement}
        verb={t.record}
        onProblem={setProblem}
        onAnother={onAnother}
      />
    </form>
  );
}
