/**
 * Who may ask, and who is who. A route says what it needs by `@Needs`, `@NeedsAll` or `@Open`; one hook reads it before
 * anything else is done with a request.
 */
export { AccessModule } from './access.module.js';
export { ApiKeysModule } from './api-keys/api-keys.module.js';
export { KeyDesk } from './api-keys/key-desk.js';
export { keyView, type ApiKeyView, type NewApiKeyView } from './api-keys/key-view.js';
export { API_KEY_BODIES } from './api-keys/bodies.js';
export { exposureNotice, refuseExposure } from './exposure.js';
export { refuseOtherHosts } from './refuse-other-hosts.js';
export { guardRequests } from './guard-requests.js';
export { demandNeeds } from './demand-needs.js';
