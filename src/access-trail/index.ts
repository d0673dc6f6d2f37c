export { AccessTrail } from './access-trail.js';
export { AccessTrailModule } from './access-trail.module.js';
export { Exports, type Taker } from './exports.js';
