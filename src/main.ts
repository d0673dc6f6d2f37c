import { Logger } from '@nestjs/common';
import { createApplication } from './application.js';
import { KeyRefusedError } from './audit/index.js';
import { Configuration, ConfigurationError } from './configuration/index.js';
import { StoreRefusedError, StoreUnavailableError } from './event-store/index.js';

try {
  const app = await createApplication();
  const { HOST, LOG_FORMAT, PORT } = app.get(Configuration);
  await app.listen(PORT, HOST);
  const url = (await app.getUrl()).replace('[::1]', 'localhost');
  const answers = `Clockstop answers at ${url}/api/v1; try ${url}/api/v1/products?search=Amimatosa or ${url}/docs`;
  if (LOG_FORMAT === 'json') Logger.log(answers, 'Clockstop');
  else console.log(answers);
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
