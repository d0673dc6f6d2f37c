import { useState } from 'react';
import type { Answer, Problem } from '../../api/client.js';
import type { ApiDocument } from '../../api/document.js';
import { useAnswer } from '../../api/use-answer.js';
import { pageElement } from '../../focus/page-element.js';
import { useMessages } from '../../i18n/language.js';
import { Answered } from '../../parts/answered.js';
import { useEventTypes } from '../../parts/event-types.js';
import { Facts } from '../../parts/facts.js';
import { patchQuery } from '../../routing/address.js';
import { Link } from '../../routing/link.js';
import { brokenRules } from './form/broken-rules.js';
import { SchemaFields } from './form/schema-field.js';
import { SendStatement } from './form/send-statement.js';
import type { Statement, Subject } from './form/send.js';
import { asValue, changesBetween, stated, type Values } from './form/values.js';
import { RECORD_MESSAGES } from './messages/index.js';

type Record = Answer<'/api/v1/events/{eventId}'>;
type Kind = 'EventCorrected' | 'EventRetracted';

interface RevisionFormProps {
  readonly document: ApiDocument;
  readonly eventId: string;
  readonly kind: Kind;
}

/** Corrects a record or takes it back, from what it says now, with a reason. */
export function RevisionForm({ document, eventId, kind }: RevisionFormProps) {
  // What is corrected is what stands now, whatever day the page is read at.
  const asked = useAnswer('/api/v1/events/{eventId}', { path: { eventId } });
  return (
    <Answered asked={asked} rows={8}>
      {(record) => <Revision key={eventId} document={document} kind={kind} record={record} />}
    </Answered>
  );
}

interface RevisionProps {
  readonly document: ApiDocument;
  readonly kind: Kind;
  readonly record: Record;
}

function Revision({ document, kind, record: { event, standing } }: RevisionProps) {
  const t = useMessages(RECORD_MESSAGES);
  const types = useEventTypes();
  const before = {
    effectiveOn: standing?.effectiveOn ?? event.effectiveOn,
    announcedOn: standing?.announcedOn ?? event.announcedOn,
    data: standing?.data ?? event.data,
  };
  const [facts, setFacts] = useState<Values>(() => asValue(before) as Values);
  const [why, setWhy] = useState<Values>({});
  const [problem, setProblem] = useState<Problem>();
  const { schemas } = document.components;
  const whySchema = schemas[`Statement.${kind}`]!;
  const factsSchema = schemas[`Statement.${event.type}`];
  const { effectiveOn, announcedOn, data } = factsSchema?.properties ?? {};
  const factFields = {
    properties: {
      ...(effectiveOn && { effectiveOn }),
      ...(announcedOn && { announcedOn }),
      ...(data && { data }),
    },
  };
  const changes =
    kind === 'EventCorrected'
      ? changesBetween(
          before,
          (stated(document, factFields, facts) ?? {}) as Readonly<{ [name: string]: unknown }>,
        )
      : undefined;
  const reasonFields = {
    properties: { reason: whySchema.properties!.reason!, source: whySchema.properties!.source! },
    required: ['reason'],
  };
  const statement: Statement | undefined =
    kind === 'EventCorrected' && !changes
      ? undefined
      : {
          type: kind,
          ...(stated(document, reasonFields, why) as object | undefined),
          data: { targetId: event.id, ...(changes && { changes }) },
        };
  const subject: Subject =
    event.productId === undefined ? { referenceId: event.referenceId! } : { productId: event.productId };
  const broken = new Map(
    [...brokenRules(problem)].map(([field, rule]) => [field.replace(/^data\.changes\./, ''), rule]),
  );
  return (
    <form className="record-form" onSubmit={(submitted) => submitted.preventDefault()}>
      <h2>{kind === 'EventCorrected' ? t.correctTitle : t.retractTitle}</h2>
      <p>
        <Link to="/audit" query={{ event: event.id }}>
          {types.find(({ type }) => type === event.type)?.name ?? event.type}
        </Link>{' '}
        {before.effectiveOn} · {event.productId ?? event.referenceId}
      </p>
      {kind === 'EventCorrected' ? (
        <SchemaFields
          document={document}
          schema={factFields}
          path=""
          values={facts}
          broken={broken}
          onChange={setFacts}
        />
      ) : (
        <Facts of={before.data} />
      )}
      <SchemaFields
        document={document}
        schema={reasonFields}
        path=""
        values={why}
        broken={broken}
        onChange={setWhy}
      />
      {kind === 'EventCorrected' && !changes && <p className="soft">{t.noChange}</p>}
      <SendStatement
        subject={subject}
        statement={statement}
        verb={kind === 'EventCorrected' ? t.correct : t.retract}
        onProblem={setProblem}
        onAnother={() => {
          patchQuery({ correct: undefined, retract: undefined });
          pageElement()?.focus();
        }}
      />
    </form>
  );
}
