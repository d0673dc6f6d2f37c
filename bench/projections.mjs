import { registerProjection } from '../dist/projections/register/projection.js';
import { loggedEvent } from '../dist/src/event-store/logged-event.js';

/** Every projection that the service runs. */
export const PROJECTIONS = [registerProjection];

export function foldAll(states, stored) {
  const event = loggedEvent(stored);
  for (let n = 0; n < PROJECTIONS.length; n++) PROJECTIONS[n].fold(states[n], event, stored.body);
}
