import type { Schemas } from '../../../api/client.js';
import { useLanguage, useMessages } from '../../../i18n/language.js';
import { MARKS } from '../../../i18n/marks.js';
import { useShownDate } from '../../../i18n/dates.js';
import { shownNumber } from '../../../i18n/numbers.js';
import { called, useVocabulary } from '../../../i18n/vocabulary/index.js';
import { PRODUCT_MESSAGES } from '../messages/index.js';
import type { Lane } from './lanes.js';

/** What a lane is, where it stands, and its clock in words. */
export function LaneHead({ lane }: { readonly lane: Lane }) {
  const t = useMessages(PRODUCT_MESSAGES);
  const shownDate = useShownDate();
  const { lanes, designations, statuses } = useVocabulary();
  const { kind, agency, of, status, possibly, indications, number } = lane;
  const name =
    kind === 'designation' && of ? called(designations, of) : [lanes[kind], of].filter(Boolean).join(' ');
  return (
    <header className="lane-head">
      <h3>
        {agency && <span className="lane-agency">{agency}</span>} {name}
      </h3>
      <p>
        {status && t.since(called(statuses, status.status), shownDate(status.since))}
        {possibly && `, ${t.perhaps(called(statuses, possibly.status))}`}
      </p>
      {(indications.length > 0 || number !== undefined) && (
        <p className="lane-about">{[number, ...indications].filter(Boolean).join(' · ')}</p>
      )}
      {lane.clock && <ClockWords clock={lane.clock} goal={lane.goal} />}
    </header>
  );
}

function ClockWords({
  clock,
  goal,
}: {
  readonly clock: Schemas['Clock'];
  readonly goal: string | undefined;
}) {
  const t = useMessages(PRODUCT_MESSAGES);
  const language = useLanguage();
  const shownDate = useShownDate();
  const { clocks, units } = useVocabulary();
  if (clock.state === 'not-started') return null;
  const { computed } = clock;
  const count = (n: number) => shownNumber(n, language);
  const { earliest, latest } = computed?.deadline ?? {};
  const left = computed?.daysLeft?.most;
  const words = computed
    ? [
        units[computed.unit](count(computed.length)) + MARKS[language].aside(computed.ruleId),
        latest && t.deadline(earliest === latest || !earliest ? latest : `${earliest} – ${latest}`),
        clocks[computed.status],
        left !== undefined && (left < 0 ? t.daysOver(count(-left)) : t.daysLeft(count(left))),
        computed.provisional && t.provisional,
      ]
    : [(clock.state === 'ended' ? t.clockEnded : t.clockRuns)(shownDate(clock.since)), t.notComputed];
  const late = computed?.status === 'overdue' || computed?.status === 'late';
  return (
    <p className="lane-clock" data-late={late}>
      {[...words, goal && t.goal(shownDate(goal))].filter(Boolean).join(' · ')}
    </p>
  );
}
