/**
 * What an operator sees of each request: its id, a line in the log, and a trace where traces are asked for.
 */
export { observeRequests } from './observe-requests.js';
export { requestIdOf } from './request-id.js';
export { serviceLogger } from './service-logger.js';
