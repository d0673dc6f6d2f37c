import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DOCUMENT_HEADERS } from '../hardening/index.js';

const ADDRESS = '/docs';
const START = `${ADDRESS}/start.js`;
const ASSETS = ['swagger-ui.css', 'index.css', 'swagger-ui-bundle.js', 'favicon-32x32.png'];

/** Nest's own page has styles and scripts within it, which the policy of this service lets nobody write. */
const PAGE = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>Clockstop API</title>
    <link rel="stylesheet" href="${ADDRESS}/swagger-ui.css" />
    <link rel="stylesheet" href="${ADDRESS}/index.css" />
    <link rel="icon" type="image/png" href="${ADDRESS}/favicon-32x32.png" />
  </head>
  <body>
    <div id="swagger-ui"></div>
    <script src="${ADDRESS}/swagger-ui-bundle.js"></script>
    <script src="${START}"></script>
  </body>
</html>
`;

const OPTIONS = {
  dom_id: '#swagger-ui',
  // The default validator is a service on another host.
  validatorUrl: 'none',
  docExpansion: 'list',
  deepLinking: true,
  defaultModelsExpandDepth: 0,
  displayRequestDuration: true,
  tryItOutEnabled: true,
};

/** Serves the page that shows a document: Swagger UI, with nothing written into it. */
export function mountPage(app: NestFastifyApplication, documentUrl: string): void {
  app.useStaticAssets({
    root: dirname(createRequire(import.meta.url).resolve('swagger-ui-dist/package.json')),
    prefix: `${ADDRESS}/`,
    allowedPath: (path) => ASSETS.includes(path.slice(1)),
    index: false,
    decorateReply: false,
  });
  const fastify = app.getHttpAdapter().getInstance();
  for (const address of [ADDRESS, `${ADDRESS}/`])
    fastify.get(address, (_request, reply) =>
      reply.headers(DOCUMENT_HEADERS).type('text/html; charset=utf-8').send(PAGE),
    );
  const start = `SwaggerUIBundle(${JSON.stringify({ ...OPTIONS, url: documentUrl })});\n`;
  fastify.get(START, (_request, reply) => reply.type('text/javascript; charset=utf-8').send(start));
}
