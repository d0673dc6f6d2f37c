import type { Answer } from '../../api/client.js';
import { useAnswer } from '../../api/use-answer.js';
import { useDates } from '../../dates/dates.js';
import { shownBounds } from '../../i18n/intervals.js';
import { useLanguage, useMessages } from '../../i18n/language.js';
import { MARKS } from '../../i18n/marks.js';
import { shownNumber } from '../../i18n/numbers.js';
import { Answered } from '../../parts/answered.js';
import { Choice } from '../../parts/choice.js';
import { useEventTypes } from '../../parts/event-types.js';
import { patchQuery, useAddress } from '../../routing/address.js';
import { Link } from '../../routing/link.js';
import { EarlierDates } from '../../dates/earlier-dates.js';
import { REVIEW_TIMES_MESSAGES } from './messages/index.js';
import { spansAsked, type Question } from './question.js';

type Explanation = Answer<'/api/v1/review-times/explain'>;
type ExplainedFigure = Explanation['figure'];

/** Why a figure is another than at an earlier pair of dates: cause by cause, and event by event. */
export function Explain({ question }: { readonly question: Question }) {
  const t = useMessages(REVIEW_TIMES_MESSAGES);
  const dates = useDates();
  const { query } = useAddress();
  const figure = (query.get('explain') ?? 'median') as ExplainedFigure;
  const [fromEffectiveAt, fromKnownAt] = ['fromEffectiveAt', 'fromKnownAt'].map(
    (name) => query.get(name) ?? undefined,
  );
  const compared = fromEffectiveAt !== undefined || fromKnownAt !== undefined;
  const asked = useAnswer(
    '/api/v1/review-times/explain',
    compared
      ? {
          query: {
            ...dates,
            ...spansAsked(question),
            unit: question.unit,
            figure,
            fromEffectiveAt,
            fromKnownAt,
          },
        }
      : undefined,
  );
  return (
    <section className={compared ? 'explain' : 'explain no-print'} aria-labelledby="explain-title">
      <h2 id="explain-title">{t.explainTitle}</h2>
      <p className="soft">{t.explainHint}</p>
      <div className="controls-row stacked no-print">
        <EarlierDates />
        <Choice
          label={t.figure}
          value={figure}
          options={Object.entries(t.explained)}
          onChoose={(next) => patchQuery({ explain: next })}
        />
      </div>
      {compared && (
        <Answered asked={asked} rows={5}>
          {(explanation) => <Explained explanation={explanation} />}
        </Answered>
      )}
    </section>
  );
}

function Explained({ explanation }: { readonly explanation: Explanation }) {
  const t = useMessages(REVIEW_TIMES_MESSAGES);
  const language = useLanguage();
  const types = useEventTypes();
  const { figure, before, after, change, steps, from, basis } = explanation;
  const scale = figure === 'share-within-statutory-time' ? 100 : 1;
  const shown = (bounds: Explanation['before']) =>
    shownBounds(bounds, language, scale) + (scale === 100 ? ' %' : '');
  return (
    <>
      <dl className="from-to">
        <div>
          <dt>{t.before}</dt>
          <dd>{shown(before)}</dd>
          <dd className="soft">{t.inForce(from.effectiveAt, shownNumber(from.position, language))}</dd>
        </div>
        <div>
          <dt>{t.after}</dt>
          <dd>{shown(after)}</dd>
          <dd className="soft">{t.inForce(basis.effectiveAt, shownNumber(basis.position, language))}</dd>
        </div>
        <div>
          <dt>{t.change}</dt>
          <dd>{shown(change)}</dd>
        </div>
      </dl>
      {steps.length === 0 ? (
        <p role="status">{t.noChange}</p>
      ) : (
        <div className="wide" tabIndex={0} role="region" aria-label={t.tableOf(t.explainTitle)}>
          <table>
            <thead>
              <tr>
                <th scope="col">{t.cause}</th>
                <th scope="col">{t.events}</th>
                <th scope="col" className="number">
                  {t.change}
                </th>
                <th scope="col" className="number">
                  {t.after}
                </th>
              </tr>
            </thead>
            <tbody>
              {steps.map((step, at) => (
                <tr key={at}>
                  <th scope="row">{t.causes[step.cause]}</th>
                  <td>
                    {step.events.slice(0, 5).map((event) => (
                      <StepEvent
                        key={event.eventId}
                        event={event}
                        name={types.find(({ type }) => type === event.type)?.name ?? event.type}
                      />
                    ))}
                    {step.count > 5 && <span className="soft">… {shownNumber(step.count, language)}</span>}
                  </td>
                  <td className="number">{shown(step.change)}</td>
                  <td className="number">{shown(step.after)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </>
  );
}

interface StepEventProps {
  readonly event: Explanation['steps'][number]['events'][number];
  readonly name: string;
}

function StepEvent({ event, name }: StepEventProps) {
  const { eventId, effectiveOn, by, reason } = event;
  const { colon } = useMessages(MARKS);
  return (
    <div>
      <Link to="/audit" query={{ event: eventId }}>
        {name}
      </Link>{' '}
      <span className="day">{effectiveOn}</span> <span className="soft">— {by}</span>
      {reason && <span className="soft">{colon + reason.text}</span>}
    </div>
  );
}
