import { useAnswer } from '../../api/use-answer.js';
import { useDates } from '../../dates/dates.js';
import { useShowBasis } from '../../dates/shown-basis.js';
import { useChanges } from '../../dates/use-changes.js';
import type { PageProps } from '../../page-props.js';
import { Answered } from '../../parts/answered.js';
import { ProductView } from './product-view.js';
import './product.css';

/** One product: who it is, how far it has come, and how it came there. */
export default function ProductPage({ path }: PageProps) {
  const productId = path['productId']!;
  const dates = useDates();
  const product = useAnswer('/api/v1/products/{productId}', { path: { productId }, query: dates });
  const timeline = useAnswer('/api/v1/products/{productId}/timeline', { path: { productId }, query: dates });
  const changes = useChanges(productId);
  useShowBasis(timeline.answer?.basis);
  return (
    <>
      {product.problem && <h1>{productId}</h1>}
      <Answered asked={product} rows={4}>
        {(state) => (
          <Answered asked={timeline} rows={10}>
            {(milestones) => <ProductView product={state} timeline={milestones} changes={changes} />}
          </Answered>
        )}
      </Answered>
    </>
  );
}
