import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { SwaggerModule, type OpenAPIObject } from '@nestjs/swagger';
import { openApiDocument } from './document.js';
import { mountPage } from './page.js';

const DOCUMENT = 'docs/openapi.json';

/** Serves the document at `/docs/openapi.json` and the page that shows it at `/docs`. */
export function mountDocumentation(app: NestFastifyApplication): void {
  let document: OpenAPIObject | undefined;
  SwaggerModule.setup('docs', app, () => (document ??= openApiDocument(app)), {
    jsonDocumentUrl: DOCUMENT,
    raw: ['json'],
    ui: false,
  });
  mountPage(app, `/${DOCUMENT}`);
}
