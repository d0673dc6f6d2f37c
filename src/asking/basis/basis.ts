import { Inject, Injectable } from '@nestjs/common';
import { EdtfError, epochDay, isoDate, type EpochDay } from '#events/edtf.js';
import { positionAt } from '#projections/register/as-of.js';
import { registerProjection } from '#projections/register/projection.js';
import { calendarVersion } from '#projections/calendar/calendars.js';
import { EventStore } from '../../event-store/index.js';
import { badRequest } from '../../http/index.js';
import { ProjectingService } from '../../projecting/index.js';
import { Clock, InFlight } from '../../recording/index.js';

/** The pair of dates an answer holds for, and the versions it was made with. With these it can be had again. */
export interface Basis {
  /** The day in the world, inclusive. */
  readonly effectiveAt: string;
  /** Instant at which the last event that the answer knows was recorded; absent where it knows none. */
  readonly knownAt?: string;
  /** How many events the answer knows: the position of the last. */
  readonly position: number;
  readonly projectionVersion: number;
  readonly calendarVersion: string;
}

export interface ResolvedBasis extends Basis {
  readonly day: EpochDay;
  /** True where the question itself pins both dates, so that its answer can never change. */
  readonly pinned: boolean;
}

/** The basis as answers show it. */
export const shownBasis = ({ day: _day, pinned: _pinned, ...shown }: ResolvedBasis): Basis => shown;

export interface BasisRequest {
  readonly effectiveAt?: string;
  readonly knownAt?: string;
  readonly waitFor?: number;
}

/** What the parameters of a pair of dates are called, where a question has more than one pair. */
export interface DateNames {
  readonly effectiveAt: string;
  readonly knownAt: string;
}

const OWN_NAMES: DateNames = { effectiveAt: 'effectiveAt', knownAt: 'knownAt' };
const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})$/;
const POSITION = /^position:(0|[1-9]\d{0,14})$/;
const KNOWN_AT_RULE = 'must be an instant with an offset, such as 2025-01-03T00:00:00Z, or position:<n>';
const FUTURE_RULE = 'must not lie in the future: the answer could still change';
const WAIT_MS = 5_000;
/**
 * Longest time from an event's instant to its place in the log: the difference between the replicas' clocks is in it, and what a
 * clock is set back by while the service is down.
 */
const SETTLING_MS = 300_000;

/** Turns what a question asks for into the pair of dates that its answer holds for. */
@Injectable()
export class Bases {
  constructor(
    @Inject(EventStore) private readonly store: EventStore,
    private readonly projecting: ProjectingService,
    private readonly inFlight: InFlight,
    private readonly clock: Clock,
  ) {}

  /** @throws ProblemError 400 naming the parameter; NotReadyError where the position asked for is not reached in time */
  async resolve(
    { effectiveAt, knownAt, waitFor }: BasisRequest,
    names: DateNames = OWN_NAMES,
  ): Promise<ResolvedBasis> {
    const now = this.clock.now();
    const day = readDay(effectiveAt, now, names);
    const known = readKnownAt(knownAt, names);
    if (known?.kind === 'instant') await this.inFlight.settled();
    // A position that another replica has answered may have to be waited for.
    const head = await this.store.head(
      Math.max(waitFor ?? 0, known?.kind === 'position' ? known.position : 0),
    );
    if (waitFor !== undefined && waitFor > head)
      throw badRequest([
        { field: 'waitFor', value: waitFor, rule: `must not lie beyond the log, which ends at ${head}` },
      ]);
    if (known?.kind === 'position' && known.position > head)
      throw badRequest([
        { field: names.knownAt, value: knownAt, rule: `must not lie beyond the log, which ends at ${head}` },
      ]);
    await this.projecting.waitFor(head, WAIT_MS);
    const register = this.projecting.readyRegister();
    const last = register.position > 0 ? register.recordedAt.at(register.position - 1) : 0;
    if (known?.kind === 'instant' && known.instant > Math.max(now, last))
      throw badRequest([{ field: names.knownAt, value: knownAt, rule: FUTURE_RULE }]);
    const position =
      known === undefined
        ? register.position
        : known.kind === 'position'
          ? known.position
          : positionAt(register, known.instant);
    return {
      effectiveAt: isoDate(day),
      ...(position > 0 && { knownAt: new Date(register.recordedAt.at(position - 1)).toISOString() }),
      position,
      projectionVersion: registerProjection.version,
      calendarVersion: calendarVersion(),
      day,
      pinned: effectiveAt !== undefined && known !== undefined && isSettled(known, last, now),
    };
  }
}

/**
 * Whether an answer as known at this point can no longer change: nothing is recorded before the last event that there is, nor
 * before what the clock has told. What was on its way meanwhile may still arrive.
 */
const isSettled = (known: KnownAt, last: number, now: number): boolean =>
  known.kind === 'position' || known.instant < Math.max(last, now - SETTLING_MS);

function readDay(effectiveAt: string | undefined, now: number, names: DateNames): EpochDay {
  if (effectiveAt === undefined) return Math.floor(now / 86_400_000);
  try {
    return epochDay(effectiveAt);
  } catch (error) {
    if (!(error instanceof EdtfError)) throw error;
    throw badRequest([
      { field: names.effectiveAt, value: effectiveAt, rule: 'must be a civil date, such as 2025-01-02' },
    ]);
  }
}

type KnownAt =
  | { readonly kind: 'position'; readonly position: number }
  | { readonly kind: 'instant'; readonly instant: number };

function readKnownAt(knownAt: string | undefined, names: DateNames): KnownAt | undefined {
  if (knownAt === undefined) return undefined;
  const position = POSITION.exec(knownAt)?.[1];
  if (position !== undefined) return { kind: 'position', position: Number(position) };
  const instant = INSTANT.test(knownAt) && existingDay(knownAt) ? Date.parse(knownAt) : NaN;
  if (Number.isNaN(instant))
    throw badRequest([{ field: names.knownAt, value: knownAt, rule: KNOWN_AT_RULE }]);
  return { kind: 'instant', instant };
}

/** Date.parse takes 2025-02-30 for 2025-03-02. */
function existingDay(instant: string): boolean {
  try {
    epochDay(instant.slice(0, 10));
    return true;
  } catch (error) {
    if (error instanceof EdtfError) return false;
    throw error;
  }
}
