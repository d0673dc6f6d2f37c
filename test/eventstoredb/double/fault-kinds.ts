import {
  accessDenied,
  appendTooLarge,
  busy,
  notLeader,
  notReady,
  slowConsumer,
  timedOut,
  unavailable,
} from './failure.js';
import type { Fault } from './faults.js';

/** The call fails before it has any effect. */
export const isUnavailable: Fault = { after: 'nothing', then: unavailable };
export const isNotReady: Fault = { after: 'nothing', then: notReady };
export const isBusy: Fault = { after: 'nothing', then: busy };
export const deniesAccess: Fault = { after: 'nothing', then: accessDenied };
export const isTooLarge: Fault = { after: 'nothing', then: appendTooLarge(1024 * 1024) };
export const isNotLeader = (leader: { readonly host: string; readonly port: number }): Fault => ({
  after: 'nothing',
  then: notLeader(leader),
});
/** The call is never answered, and has no effect. */
export const hangs: Fault = { after: 'nothing', then: 'silence' };
/** The connection breaks before the call has any effect. */
export const breaksBefore: Fault = { after: 'nothing', then: 'reset' };

/** The write lands, the answer does not. */
export const losesAcknowledgement: Fault = { after: 'effect', then: unavailable };
/** The write lands, and no answer ever comes. */
export const keepsAcknowledgement: Fault = { after: 'effect', then: 'silence' };
/** The write lands and the server reports a timeout. */
export const timesOut: Fault = { after: 'effect', then: timedOut };
/** The write lands and the connection breaks. */
export const breaksAfter: Fault = { after: 'effect', then: 'reset' };

/** A read or a subscription ends after so many events. */
export const dropsAfter = (events: number): Fault => ({ after: events, then: unavailable });
export const resetsAfter = (events: number): Fault => ({ after: events, then: 'reset' });
export const goesQuietAfter = (events: number): Fault => ({ after: events, then: 'silence' });
export const findsConsumerSlowAfter = (events: number): Fault => ({ after: events, then: slowConsumer });
