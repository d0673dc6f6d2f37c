import type { IncomingMessage, ServerResponse } from 'node:http';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import helmet from 'helmet';

type Directives = Record<string, string[]>;

const CLOSED: Directives = {
  defaultSrc: ["'none'"],
  baseUri: ["'none'"],
  formAction: ["'none'"],
  frameAncestors: ["'none'"],
};

/** What a document of this service may do: run, wear, show and ask what the service itself sends. */
const OWN: Directives = {
  ...CLOSED,
  scriptSrc: ["'self'"],
  styleSrc: ["'self'"],
  // Pictures that are written into styles and into figures; their addresses lead nowhere.
  imgSrc: ["'self'", 'data:'],
  connectSrc: ["'self'"],
};

const PERMISSIONS = ['camera', 'display-capture', 'geolocation', 'microphone', 'payment', 'usb']
  .map((feature) => `${feature}=()`)
  .join(', ');

interface Policy {
  readonly directives: Directives;
  readonly referrer: 'no-referrer' | 'same-origin';
  /** Whether it is a document, which can open others and ask for devices. */
  readonly document?: boolean;
  readonly stayOnHttps?: boolean;
}

/** What helmet says for a policy, taken once: it says the same of every request. */
function headersOf({
  directives,
  referrer,
  document = false,
  stayOnHttps = false,
}: Policy): Readonly<Record<string, string>> {
  const headers: Record<string, string> = document ? { 'permissions-policy': PERMISSIONS } : {};
  const told = {
    setHeader: (name: string, value: string) => (headers[name.toLowerCase()] = value),
    removeHeader: () => undefined,
  };
  helmet({
    contentSecurityPolicy: { useDefaults: false, directives },
    xFrameOptions: { action: 'deny' },
    referrerPolicy: { policy: referrer },
    strictTransportSecurity: stayOnHttps && { includeSubDomains: false },
    crossOriginOpenerPolicy: document,
    originAgentCluster: document,
    // For browsers and plug-ins that are no more.
    xDnsPrefetchControl: false,
    xDownloadOptions: false,
    xPermittedCrossDomainPolicies: false,
    xXssProtection: false,
  })({} as IncomingMessage, told as unknown as ServerResponse, (error) => {
    if (error instanceof Error) throw error;
  });
  return headers;
}

/** Headers of an answer that is data: it runs nothing, and stands in no frame. */
export const DATA_HEADERS = headersOf({ directives: CLOSED, referrer: 'no-referrer' });

/** Headers of a document that shows what the service answers. */
export const DOCUMENT_HEADERS = headersOf({ directives: OWN, referrer: 'same-origin', document: true });

/**
 * Every answer is data until its route says that it is a document. To be called before the routes are made.
 * @param publicUrl where readers reach the service; over https they are told to stay there
 */
export function sendSecurityHeaders(app: NestFastifyApplication, publicUrl: string): void {
  const headers = headersOf({
    directives: CLOSED,
    referrer: 'no-referrer',
    stayOnHttps: publicUrl.startsWith('https:'),
  });
  app
    .getHttpAdapter()
    .getInstance()
    .addHook('onRequest', (_request, reply, done) => {
      void reply.headers(headers);
      done();
    });
}
