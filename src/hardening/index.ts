/**
 * What every answer says of itself to a browser, which other origins may ask, and whom to tell of a vulnerability.
 */
export { harden } from './harden.js';
export { DATA_HEADERS, DOCUMENT_HEADERS } from './security-headers.js';
