import type { Schemas } from '../../../api/client.js';
import { useLanguage, useMessages } from '../../../i18n/language.js';
import { shownNumber } from '../../../i18n/numbers.js';
import { pathName } from '../../../i18n/vocabulary/fields.js';
import { Refused } from '../../../parts/refused.js';
import { Said } from '../../../parts/said.js';
import { RECORD_MESSAGES } from '../messages/index.js';

/** Where an import stands, and each thing that is wrong with a row. */
export function ImportReport({ status }: { readonly status: Schemas['ImportStatus'] }) {
  const t = useMessages(RECORD_MESSAGES);
  const language = useLanguage();
  const { state, detail, dryRun, size, bytes, rows, accepted, recorded, alreadyRecorded, refused } = status;
  const { proposed = 0 } = status;
  const refusals = status.refusals ?? [];
  const shown = (count: number) => shownNumber(count, language);
  return (
    <section aria-label={t.progress}>
      <progress
        max={Math.max(size, 1)}
        value={state === 'completed' ? Math.max(size, 1) : bytes}
        aria-label={t.progress}
      />
      <p role="status">
        <strong>{t.states[state]}</strong>{' '}
        {dryRun
          ? t.checkedCounts(shown(rows), shown(accepted), shown(alreadyRecorded), shown(refused))
          : t.counts(shown(rows), shown(recorded), shown(alreadyRecorded), shown(refused))}
        {proposed > 0 && ` — ${t.rowsProposed(shown(proposed))}`}
        {dryRun && state === 'completed' && ` — ${t.checkedOnly}`}
      </p>
      {detail !== undefined && (
        <p>
          <Said text={detail} />
        </p>
      )}
      {refusals.length > 0 && (
        <div className="wide" tabIndex={0} role="region" aria-label={t.rule}>
          <table className="refusals">
            <thead>
              <tr>
                <th scope="col" className="number">
                  {t.row}
                </th>
                <th scope="col">{t.column}</th>
                <th scope="col">{t.value}</th>
                <th scope="col">{t.rule}</th>
              </tr>
            </thead>
            <tbody>
              {refusals.map(({ row, column, value, rule, contradicts }, at) => (
                <tr key={at}>
                  <td className="number">{shown(row)}</td>
                  <td>
                    {pathName(column, language)} <code>{column}</code>
                  </td>
                  <td>{typeof value === 'string' || value === undefined ? value : JSON.stringify(value)}</td>
                  <td>
                    <Refused text={rule} contradicts={contradicts} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}
