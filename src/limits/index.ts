/**
 * How much is answered, and what becomes of what is too much. Each limit is a hook that every request passes, refuses with
 * a problem that says when to come again, and is counted by its reason.
 */
export { closeGracefully, ClosingAdapter } from './closing.js';
export { limitExports } from './exports.js';
export { spareHeadRequests } from './head-requests.js';
export { shedLoad, takeTurns } from './overload.js';
export { limitActors, limitAddresses } from './rates.js';
export { limitTime } from './time.js';
