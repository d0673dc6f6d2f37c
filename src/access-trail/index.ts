export { AccessTrail } from './access-trail.js';
export { AccessTrailModule } from './access-trail.module.js';
export { Exports, type Taker } from './exports.js';
export { TakerRunner, type TakerOptions } from './taker-runner.js';
