/**
 * Bodies that work as they stand on a service that holds the bundled register. They state nothing about the world:
 * each says that it is an example. Recorded once, they answer 200 from then on.
 */
const source = { title: 'Example from the API documentation', publisher: 'Clockstop' };
const note = 'An example, not a fact.';
const application = { applicationId: 'EXAMPLE-IND', agency: 'NMPA', applicationKind: 'IND' };

/** Product of the bundled register that the examples are about. */
export const EXAMPLE_PRODUCT = 'vum02';
export const EXAMPLE_REFERENCE = 'example-guideline';
/** Two claims of the bundled register: one to correct, one to take back. */
export const EXAMPLE_CORRECTED = 'c91d4c4c-0911-57a2-87f7-5215ed649d36';
export const EXAMPLE_RETRACTED = '19737ce5-d52e-507d-8dfc-4edd109906de';

interface RequestExample {
  readonly summary: string;
  readonly value: Readonly<Record<string, unknown>>;
}

const one = (summary: string, value: RequestExample['value']): Readonly<Record<string, RequestExample>> => ({
  example: { summary, value },
});

export const REQUEST_EXAMPLES = {
  product: one('A product under two names', {
    productId: 'example-product',
    source,
    names: [
      { text: 'Example product', kind: 'description', lang: 'en' },
      { text: 'EX-001', kind: 'code' },
    ],
    sponsor: 'Example sponsor',
    therapyGroup: 'stem-cell-therapy',
  }),
  filing: one('Filed on or before a day', {
    effectiveOn: '../2026-01-05',
    announcedOn: '2026-01-05',
    source,
    ...application,
    indications: ['Example indication'],
    note,
  }),
  acceptance: one('Accepted on a day', {
    effectiveOn: '2026-01-12',
    source,
    ...application,
    applicationNumber: 'CXSL2600001',
    note,
  }),
  'tacit-approval': one('Listed by the agency, known to the week', {
    effectiveOn: '2026-04-13/2026-04-19',
    source,
    ...application,
    basis: 'agency-listed',
    note,
  }),
  designation: one('Granted, known to the month', {
    step: 'granted',
    effectiveOn: '2026-05',
    source,
    designationId: 'EXAMPLE-BTD',
    agency: 'NMPA',
    kind: 'breakthrough-therapy',
    note,
  }),
  'marketing-approval': one('A conditional approval', {
    effectiveOn: '2026-06-01',
    announcedOn: '2026-06-02',
    source,
    approvalId: 'EXAMPLE-APPROVAL',
    agency: 'NMPA',
    approvalKind: 'conditional',
    indication: 'Example indication',
    holder: 'Example holder',
    note,
  }),
  'product-event': {
    alias: {
      summary: 'One more name',
      value: {
        type: 'AliasAsserted',
        source,
        data: { name: { text: 'Example alias', kind: 'description', lang: 'en' }, note },
      },
    },
    forecast: {
      summary: 'A forecast: a claim, which changes no state',
      value: {
        type: 'ForecastStated',
        effectiveOn: '2026-05-01',
        source,
        data: { statement: 'An example, not a forecast.', expectedOn: '2027', by: 'Example' },
      },
    },
  },
  'reference-event': one('A guideline', {
    type: 'GuidelinePublished',
    effectiveOn: '2026-03',
    source,
    data: { agency: 'NMPA', title: 'Example guideline', subject: 'CMC', note },
  }),
  correction: one('A field of the payload', {
    source,
    reason: { code: 'other', text: 'An example from the API documentation.' },
    changes: { data: { note } },
  }),
  retraction: one('A record that should not have been made', {
    source,
    reason: { code: 'other', text: 'An example from the API documentation.' },
  }),
} as const;
