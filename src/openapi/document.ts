import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DocumentBuilder, SwaggerModule, type OpenAPIObject } from '@nestjs/swagger';
import { BEARER } from '../http/index.js';
import { componentsOf } from './components.js';
import { finished, type PathItem } from './operations.js';
import { PROBLEM_RESPONSES } from './problem-responses.js';
import { SCHEMAS } from './schemas/index.js';

const DESCRIPTION = `What happened to medicines at their regulators: filings, acceptances, tacit approvals, designations
and marketing approvals, each an event that never changes.

Every read takes **effectiveAt** (a civil day; today where absent) and **knownAt** (an instant with an offset, or
\`position:<n>\`; now where absent), both inclusive. Every answer carries its **basis** and **self**, the address with
both dates pinned: that answer never changes and may be cached for ever. An answer that is not pinned has to be
revalidated by its ETag. What is wrong is answered as a problem (RFC 9457) that names the field and the rule.

Dates are written in EDTF and keep the precision they were given with: \`2025-01-02\`, \`2024-06\`,
\`2025-10-20/2025-10-26\`, \`../2025-12-29\`.`;

const TAGS: readonly (readonly [name: string, description: string])[] = [
  [
    'Record',
    'Every record is made once: the same statement again answers 200 with the event recorded before.',
  ],
  [
    'Revisions',
    'Four eyes, where they are switched on: corrections and retractions that wait for somebody else’s approval.',
  ],
  ['Import', 'Records in bulk.'],
  [
    'Sources',
    'Public lists that are published anew: their snapshots, and which product a record of them is about.',
  ],
  ['Products', 'Who a product is, how far it has come, and how it came there.'],
  ['Events', 'What happened, across products.'],
  ['Applications', 'What was submitted to which agency, and where it stands.'],
  ['Review times', 'How long reviews take, how long they may take, and why a figure changed.'],
  ['Feeds', 'What flows out: events and durations as they are recorded, and the digest of a week.'],
  [
    'Webhooks',
    'What is recorded, delivered to whoever subscribes: CloudEvents, signed, in order, at least once.',
  ],
  ['Audit', 'The whole register as of a pair of dates, and what differs between two pairs.'],
  ['Proof', 'Signed checkpoints of the log, proofs against them, and all it takes to verify elsewhere.'],
  ['Access', 'Keys to the API; tokens of an OpenID provider need none.'],
  ['Health', 'Whether the service runs, and how far its projections have come.'],
];

const SECURITY_SCHEME = {
  type: 'http',
  scheme: 'bearer',
  description:
    'A token of the OpenID provider, or an API key. Needed where the service has access control; `x-roles` of an operation lists sets of roles, of which the caller has to have one.',
};

/** The OpenAPI 3.1 document of every route there is. */
export function openApiDocument(app: NestFastifyApplication): OpenAPIObject {
  const builder = new DocumentBuilder()
    .setOpenAPIVersion('3.1.0')
    .setTitle('Clockstop')
    .setDescription(DESCRIPTION)
    .setVersion('1')
    .setLicense('Apache-2.0', 'https://www.apache.org/licenses/LICENSE-2.0');
  const document = SwaggerModule.createDocument(app, builder.build(), {
    operationIdFactory: (_controller, method) => method,
  });
  const paths = Object.entries(document.paths).map(
    ([path, item]) => [path, finished(item as PathItem)] as const,
  );
  const used = new Set(paths.flatMap(([, item]) => Object.values(item).flatMap(({ tags = [] }) => tags)));
  return {
    ...document,
    tags: TAGS.filter(([name]) => used.has(name)).map(([name, description]) => ({ name, description })),
    paths: Object.fromEntries(paths),
    components: {
      schemas: componentsOf(SCHEMAS),
      responses: PROBLEM_RESPONSES,
      securitySchemes: { [BEARER]: SECURITY_SCHEME },
    } as OpenAPIObject['components'],
  };
}
