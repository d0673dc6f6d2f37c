export { Configuration, ConfigurationError, listed, readConfiguration } from './configuration.js';
export { ConfigurationModule } from './configuration.module.js';
export { parseEsdbUrl, type EsdbUrl } from './esdb-url.js';
