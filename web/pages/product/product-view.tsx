import { useMemo } from 'react';
import type { Answer } from '../../api/client.js';
import type { Asked } from '../../api/use-answer.js';
import type { Diff } from '../../dates/use-changes.js';
import { useLanguage, useMessages } from '../../i18n/language.js';
import { nameIn } from '../../i18n/names.js';
import { Answered } from '../../parts/answered.js';
import { ChangeCounts } from '../../parts/change-counts.js';
import { useTitle } from '../../parts/use-title.js';
import { Claims } from './claims.js';
import { Identity } from './identity.js';
import { PRODUCT_MESSAGES } from './messages/index.js';
import { MilestoneTable } from './milestone-table.js';
import { Chart } from './timeline/chart.js';
import { lanesOf } from './timeline/lanes.js';

interface ProductViewProps {
  readonly product: Answer<'/api/v1/products/{productId}'>;
  readonly timeline: Answer<'/api/v1/products/{productId}/timeline'>;
  readonly changes: Asked<Diff> | undefined;
}

export function ProductView({ product, timeline, changes }: ProductViewProps) {
  const t = useMessages(PRODUCT_MESSAGES);
  const language = useLanguage();
  const name = nameIn(
    language,
    product.name,
    product.names.map(({ text }) => text),
  );
  useTitle(name);
  const items = changes?.answer?.items;
  const lanes = useMemo(() => lanesOf(timeline, product, items ?? []), [timeline, product, items]);
  return (
    <article className="product">
      <div className="product-title">
        <h1>{name}</h1>
        <button type="button" className="no-print" onClick={() => window.print()}>
          {t.print}
        </button>
      </div>
      <Identity product={product} name={name} />
      {changes && (
        <section className="product-changes" aria-label={t.changedSince}>
          <Answered asked={changes} rows={1}>
            {(diff) => <ChangeCounts changes={diff.items} />}
          </Answered>
        </section>
      )}
      <Chart lanes={lanes} day={timeline.basis.effectiveAt} />
      {lanes.length > 0 && <MilestoneTable lanes={lanes} />}
      <Claims claims={timeline.claims} />
    </article>
  );
}
