import type { Band } from './band.js';
import { percentOf, type Scale } from './scale.js';

interface ClockBandProps {
  readonly band: Band;
  /** The goal that the agency announced. */
  readonly goal: number | undefined;
  readonly scale: Scale;
}

/** A review clock. What it shows stands in words in the head of its lane. */
export function ClockBand({ band: { stretches, deadline }, goal, scale }: ClockBandProps) {
  const at = (from: number, to: number) => {
    const left = percentOf(scale, from);
    return { left: `${left}%`, width: `${percentOf(scale, to) - left}%` };
  };
  return (
    <div className="band" aria-hidden="true">
      {stretches.map(({ state, from, to }) => (
        <i key={`${state} ${from}`} data-state={state} style={at(from, to)} />
      ))}
      {deadline && <b className="band-deadline" style={at(deadline.earliest, deadline.latest)} />}
      {goal !== undefined && <b className="band-goal" style={at(goal, goal)} />}
    </div>
  );
}
