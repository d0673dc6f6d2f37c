import { loggedEvent } from '../dist/src/event-store/logged-event.js';
import { PROJECTIONS } from '../dist/src/projecting/projections.js';

export { PROJECTIONS };

export function foldAll(states, stored) {
  const event = loggedEvent(stored);
  for (let n = 0; n < PROJECTIONS.length; n++) PROJECTIONS[n].fold(states[n], event, stored.body);
}
