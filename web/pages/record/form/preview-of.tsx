import type { Schemas } from '../../../api/client.js';
import { useLanguage, useMessages } from '../../../i18n/language.js';
import { MARKS } from '../../../i18n/marks.js';
import { fieldName } from '../../../i18n/vocabulary/fields.js';
import { called, useVocabulary } from '../../../i18n/vocabulary/index.js';
import { shownValue } from '../../../parts/facts.js';
import { Said } from '../../../parts/said.js';
import { RECORD_MESSAGES } from '../messages/index.js';

type Preview = Schemas['Preview'];
type Finding = Schemas['Finding'];

/** What a statement will do to the timeline, and to what is found odd or missing about it. */
export function PreviewOf({ preview }: { readonly preview: Preview }) {
  const t = useMessages(RECORD_MESSAGES);
  const { colon } = useMessages(MARKS);
  const { statuses } = useVocabulary();
  const { alreadyRecorded, milestones, lanes, findings } = preview;
  const statusOf = (lane: Preview['lanes'][number]['after']) =>
    lane === undefined ? '–' : called(statuses, lane.status);
  return (
    <section className="preview" role="status" aria-label={t.previewTitle}>
      <h3>{t.previewTitle}</h3>
      {alreadyRecorded && <p>{t.previewAlready}</p>}
      {!alreadyRecorded && milestones.length + lanes.length === 0 && <p>{t.previewNothing}</p>}
      <ul className="preview-list">
        {milestones.map(({ before, after }) => (
          <MilestoneChange key={(after ?? before)!.eventId} before={before} after={after} />
        ))}
        {lanes.map(({ kind, id, before, after }) => (
          <li key={`${kind} ${id}`}>
            <span className="soft">{t.status}</span> {id + colon}
            {statusOf(before)} → <strong>{statusOf(after)}</strong>
          </li>
        ))}
      </ul>
      <Findings title={t.newFindings} findings={findings.added} />
      <Findings title={t.settledFindings} findings={findings.settled} />
      {findings.added.length + findings.settled.length === 0 && <p className="soft">{t.noFindings}</p>}
    </section>
  );
}

function MilestoneChange({ before, after }: Preview['milestones'][number]) {
  const t = useMessages(RECORD_MESSAGES);
  const language = useLanguage();
  const label = (after ?? before)!.label[language];
  const kind = !before ? t.added : !after ? t.removed : t.changed;
  return (
    <li>
      <span className="soft">{kind}</span> {label} {before && <del>{before.effectiveOn}</del>}{' '}
      {after && <strong className="day">{after.effectiveOn}</strong>}
      {before && after && <ChangedFields before={before.data} after={after.data} />}
    </li>
  );
}

function ChangedFields({ before, after }: { readonly before: object; readonly after: object }) {
  const language = useLanguage();
  const [was, is] = [before, after] as Readonly<Record<string, unknown>>[];
  const fields = [...new Set([...Object.keys(was!), ...Object.keys(is!)])].filter(
    (field) => JSON.stringify(was![field]) !== JSON.stringify(is![field]),
  );
  return fields.map((field) => (
    <span key={field} className="preview-field">
      <span className="soft">{fieldName(field, language)}</span>{' '}
      {was![field] !== undefined && <del>{shownValue(field, was![field], language)}</del>}{' '}
      {is![field] !== undefined && <strong>{shownValue(field, is![field], language)}</strong>}
    </span>
  ));
}

function Findings({ title, findings }: { readonly title: string; readonly findings: readonly Finding[] }) {
  const t = useMessages(RECORD_MESSAGES);
  if (findings.length === 0) return null;
  return (
    <>
      <h4>{title}</h4>
      <ul className="preview-list">
        {findings.map(({ code, kind, message, lane }) => (
          <li key={`${code} ${lane?.id} ${message}`}>
            <span className="soft">
              {t[kind]} {lane?.id}
            </span>{' '}
            {t.findingCodes[code] ?? <Said text={message} />}
          </li>
        ))}
      </ul>
    </>
  );
}
