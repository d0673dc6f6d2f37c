import { shownInstant } from '../../dates/days.js';
import { useLanguage, useMessages } from '../../i18n/language.js';
import { useShownDate } from '../../i18n/dates.js';
import { called, useVocabulary } from '../../i18n/vocabulary/index.js';
import { SourceLine } from './detail/provenance.js';
import { PRODUCT_MESSAGES } from './messages/index.js';
import type { Lane } from './timeline/lanes.js';
import type { Mark } from './timeline/marks.js';

/** All that the picture shows, in words. */
export function MilestoneTable({ lanes }: { readonly lanes: readonly Lane[] }) {
  const t = useMessages(PRODUCT_MESSAGES);
  const { lanes: kinds, designations } = useVocabulary();
  return (
    <section aria-labelledby="table">
      <h2 id="table">{t.table}</h2>
      <table className="milestones">
        <thead>
          <tr>
            <th scope="col">{t.date}</th>
            <th scope="col">{t.event}</th>
            <th scope="col">{t.source}</th>
            <th scope="col">{t.recorded}</th>
          </tr>
        </thead>
        {lanes.map(({ kind, id, agency, of, marks }) => (
          <tbody key={`${kind} ${id}`}>
            <tr>
              <th scope="rowgroup" colSpan={4}>
                {[agency, kinds[kind], of && called(designations, of), id].filter(Boolean).join(' · ')}
              </th>
            </tr>
            {marks.map((mark) => (
              <Row key={mark.eventId} mark={mark} />
            ))}
          </tbody>
        ))}
      </table>
    </section>
  );
}

function Row({ mark }: { readonly mark: Mark }) {
  const t = useMessages(PRODUCT_MESSAGES);
  const language = useLanguage();
  const shownDate = useShownDate();
  const { label, effectiveOn, certain, milestone, change } = mark;
  const now = change?.kind === 'corrected' && change.effectiveOn !== effectiveOn && change.effectiveOn;
  return (
    <tr data-change={change?.kind}>
      <td className="milestone-date">
        {now || change?.kind === 'retracted' ? <s>{shownDate(effectiveOn)}</s> : shownDate(effectiveOn)}
        {now && <ins> {shownDate(now)}</ins>}
      </td>
      <td>
        {label[language]}
        {!certain && <span className="soft"> ({t.possible})</span>}
        {change && <span className={`change change-${change.kind}`}>{t.kinds[change.kind]}</span>}
      </td>
      <td>{milestone?.source && <SourceLine source={milestone.source} />}</td>
      <td>{milestone && t.recordedBy(milestone.recorded.by, shownInstant(milestone.recorded.at))}</td>
    </tr>
  );
}
