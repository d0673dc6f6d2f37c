export { Configuration, ConfigurationError, readConfiguration } from './configuration.js';
export { ConfigurationModule } from './configuration.module.js';
