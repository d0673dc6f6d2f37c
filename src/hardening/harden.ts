import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { listed, type Configuration } from '../configuration/index.js';
import { allowOrigins } from './cross-origin.js';
import { sendSecurityHeaders } from './security-headers.js';
import { serveSecurityTxt } from './security-txt.js';

/** To be called before the routes are made. */
export function harden(
  app: NestFastifyApplication,
  { CORS_ORIGINS, PUBLIC_URL, SECURITY_CONTACT }: Configuration,
): void {
  sendSecurityHeaders(app, PUBLIC_URL);
  allowOrigins(app, listed(CORS_ORIGINS));
  serveSecurityTxt(app, { contacts: listed(SECURITY_CONTACT), publicUrl: PUBLIC_URL });
}
