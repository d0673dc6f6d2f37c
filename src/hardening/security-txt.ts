import type { NestFastifyApplication } from '@nestjs/platform-fastify';

const ADDRESS = '/.well-known/security.txt';
const DAY_MS = 86_400_000;
/** RFC 9116 recommends less than a year. */
const VALID_DAYS = 180;

export interface SecurityContact {
  /** URIs, the one to be preferred first. */
  readonly contacts: readonly string[];
  /** Where readers reach the service; empty where it is not known. */
  readonly publicUrl: string;
}

/** security.txt (RFC 9116). @param now in milliseconds; it expires some months after that day, so that it never lapses */
export function securityTxt({ contacts, publicUrl }: SecurityContact, now: number): string {
  const expires = new Date((Math.floor(now / DAY_MS) + VALID_DAYS) * DAY_MS).toISOString();
  return [
    ...contacts.map((contact) => `Contact: ${contact}`),
    `Expires: ${expires.replace('.000', '')}`,
    'Preferred-Languages: en, zh',
    ...(publicUrl === '' ? [] : [`Canonical: ${publicUrl}${ADDRESS}`]),
    '',
  ].join('\n');
}

/** Serves it where somebody is named to be told; otherwise there is no such address. */
export function serveSecurityTxt(app: NestFastifyApplication, contact: SecurityContact): void {
  if (contact.contacts.length === 0) return;
  app
    .getHttpAdapter()
    .getInstance()
    .get(ADDRESS, (_request, reply) =>
      reply
        .type('text/plain; charset=utf-8')
        .header('cache-control', 'public, max-age=86400')
        .send(securityTxt(contact, Date.now())),
    );
}
