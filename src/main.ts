import { Logger } from '@nestjs/common';
import { exposureNotice } from './access/index.js';
import { createApplication } from './application.js';
import { KeyRefusedError } from './audit/index.js';
import { Configuration, ConfigurationError } from './configuration/index.js';
import { StoreRefusedError, StoreUnavailableError } from './event-store/index.js';

/**
 * Connections that may wait to be taken, or what the kernel allows (net.core.somaxconn) where that is fewer. Whoever finds no
 * place tries again after seconds, and then after minutes.
 */
const BACKLOG = 4096;

try {
  const app = await createApplication();
  const configuration = app.get(Configuration);
  const { HOST, LOG_FORMAT, PORT } = configuration;
  await app.listen({ port: PORT, host: HOST, backlog: BACKLOG });
  const url = (await app.getUrl()).replace('[::1]', 'localhost');
  const answers = `Clockstop answers at ${url}/api/v1; try ${url}/api/v1/products?search=Amimatosa or ${url}/docs`;
  for (const line of [answers, exposureNotice(configuration)]) {
    if (line === undefined) continue;
    if (LOG_FORMAT === 'json') Logger.log(line, 'Clockstop');
    else console.log(line);
  }
} catch (error) {
  const refused =
    error instanceof ConfigurationError ||
    error instanceof StoreRefusedError ||
    error instanceof StoreUnavailableError ||
    error instanceof KeyRefusedError;
  if (refused) console.error(error.message);
  else console.error(error);
  process.exit(1);
}
