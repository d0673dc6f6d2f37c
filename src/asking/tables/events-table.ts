import { dateBounds, isoDate, type EpochDay } from '#events/edtf.js';
import type { RegisteredProduct } from '#projections/register/registered-products.js';
import type { FactView } from '../facts.js';
import { columns, type Row, type Table } from './table.js';

/** A fact and the product it is about. */
export interface EventRow {
  readonly fact: FactView;
  readonly product?: RegisteredProduct;
}

/** Facts, one a row: dates as recorded, in EDTF, beside the first and the last day they may mean; the payload as JSON. */
export const EVENTS_TABLE: Table<AsyncIterable<readonly EventRow[]>> = {
  name: 'events',
  columns: [
    ...columns('text', 'eventId'),
    ...columns('integer', 'eventPosition'),
    ...columns('text', 'type', 'label', 'productId', 'productName', 'sponsor', 'therapyGroup', 'modality'),
    ...columns('text', 'referenceId', 'agency', 'applicationId', 'applicationKind', 'applicationNumber'),
    ...columns(
      'text',
      'approvalId',
      'approvalKind',
      'designationId',
      'designationKind',
      'trialId',
      'indications',
    ),
    ...columns('text', 'effectiveOn', 'precision'),
    ...columns('date', 'earliest', 'latest'),
    ...columns('text', 'certainty', 'announcedOn'),
    ...columns('date', 'announcedEarliest', 'announcedLatest'),
    ...columns('text', 'sourceTitle', 'sourceUrl'),
    ...columns('instant', 'recordedAt'),
    ...columns('text', 'recordedBy'),
    ...columns('integer', 'corrections'),
    ...columns('text', 'data'),
  ],
  async *batches(answer) {
    for await (const batch of answer) yield batch.map(rowOf);
  },
};

function rowOf({ fact, product }: EventRow): Row {
  const { data, announcedOn, source, recorded, label } = fact;
  const { eventId, position, type, referenceId, effectiveOn, precision, earliest, latest, certainty } = fact;
  const said = (field: string) => (typeof data[field] === 'string' ? data[field] : undefined);
  return {
    ...{ eventId, eventPosition: position, type, label: label.en },
    ...(product && { ...product, productName: product.name }),
    ...{ referenceId, agency: said('agency') },
    applicationId: said('applicationId'),
    applicationKind: said('applicationKind'),
    applicationNumber: said('applicationNumber'),
    approvalId: said('approvalId'),
    approvalKind: said('approvalKind'),
    designationId: said('designationId'),
    designationKind: data['designationId'] === undefined ? undefined : said('kind'),
    trialId: said('trialId'),
    indications: Array.isArray(data['indications']) ? data['indications'].join(' | ') : said('indication'),
    ...{ effectiveOn, precision, earliest, latest, certainty },
    announcedOn,
    ...(announcedOn !== undefined && announced(announcedOn)),
    sourceTitle: source?.title,
    sourceUrl: source?.url,
    recordedAt: recorded.at,
    recordedBy: recorded.by,
    corrections: fact.corrections?.length ?? 0,
    data: JSON.stringify(data),
  };
}

function announced(announcedOn: string): Row {
  const { earliest, latest } = dateBounds(announcedOn);
  return { announcedEarliest: finite(earliest), announcedLatest: finite(latest) };
}

const finite = (day: EpochDay): string | undefined => (Number.isFinite(day) ? isoDate(day) : undefined);
