import type { Schemas } from '../../../api/client.js';
import { useAnswer } from '../../../api/use-answer.js';
import { useMessages } from '../../../i18n/language.js';
import { Answered } from '../../../parts/answered.js';
import { PRODUCT_MESSAGES } from '../messages/index.js';
import { DataFields } from './data-fields.js';
import { RecordedBy, SourceLine } from './provenance.js';

/** Where a fact was taken from, who recorded it, and what it says. */
export function RecordedFact({
  fact: { source, recorded, data },
}: {
  readonly fact: Pick<Schemas['Event'], 'source' | 'recorded' | 'data'>;
}) {
  const t = useMessages(PRODUCT_MESSAGES);
  return (
    <>
      <div>
        <dt>{t.source}</dt>
        <dd>{source ? <SourceLine source={source} /> : t.noSource}</dd>
      </div>
      <div>
        <dt>{t.recorded}</dt>
        <dd>
          <RecordedBy recorded={recorded} />
        </dd>
      </div>
      <DataFields data={data} />
    </>
  );
}

/** A fact that only the changes since the dates of the page tell of: it is asked for as of now. */
export function LaterFact({ eventId }: { readonly eventId: string }) {
  const asked = useAnswer('/api/v1/events/{eventId}', { path: { eventId } });
  return (
    <Answered asked={asked} rows={2}>
      {({ event, standing }) => (
        <dl className="product-facts">
          <RecordedFact fact={{ ...event, data: standing?.data ?? event.data }} />
        </dl>
      )}
    </Answered>
  );
}
