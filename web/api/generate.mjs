/**
 * Writes `web/api/schema.d.ts`: the types of the API, from the OpenAPI document of the built service.
 * Part of `npm run build`, and not kept in the repository: what is made from the routes cannot fall behind them. The
 * service is put together on an empty store in memory and does not listen.
 */
import { writeFileSync } from 'node:fs';
import openapiTypescript, { astToString } from 'openapi-typescript';

Object.assign(process.env, { EVENT_STORE: 'memory', BUNDLED_REGISTER: 'none', LOG_LEVEL: 'fatal' });
const { createApplication } = await import('../../dist/src/application.js');
const { openApiDocument } = await import('../../dist/src/openapi/index.js');

const app = await createApplication();
const document = JSON.parse(JSON.stringify(openApiDocument(app)));
await app.close();
const types = astToString(await openapiTypescript(document, { alphabetize: true }));
writeFileSync(
  new URL('schema.d.ts', import.meta.url),
  `// Written by "npm run build" from the OpenAPI document.\n${types}`,
);
