import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { SwaggerModule, type OpenAPIObject } from '@nestjs/swagger';
import { openApiDocument } from './document.js';

const PAGE = 'docs';

/** The page runs what this service sends and nothing else; a browser that honours this fetches from nowhere else. */
const CONTENT_SECURITY = [
  "default-src 'self'",
  "img-src 'self' data:",
  "style-src 'self' 'unsafe-inline'",
  "object-src 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** Serves the document at `/docs/openapi.json` and its page, with assets of its own, at `/docs`. */
export function mountDocumentation(app: NestFastifyApplication): void {
  let document: OpenAPIObject | undefined;
  SwaggerModule.setup(PAGE, app, () => (document ??= openApiDocument(app)), {
    jsonDocumentUrl: `${PAGE}/openapi.json`,
    raw: ['json'],
    customSiteTitle: 'Clockstop API',
    swaggerOptions: {
      // The default validator is a service on another host.
      validatorUrl: 'none',
      docExpansion: 'list',
      deepLinking: true,
      defaultModelsExpandDepth: 0,
      displayRequestDuration: true,
      tryItOutEnabled: true,
    },
  });
  app
    .getHttpAdapter()
    .getInstance()
    .addHook('onRequest', (request, reply, done) => {
      if (request.url.startsWith(`/${PAGE}`)) void reply.header('content-security-policy', CONTENT_SECURITY);
      done();
    });
}
