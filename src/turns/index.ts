/** Who may keep the event loop busy, and when. */
export { Turns } from './turns.js';
