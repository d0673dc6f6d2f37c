import type { Milestone } from './lane.js';
import { milestoneView, type MilestoneView } from './milestone-view.js';

/** What somebody said of a product: forecasts, reported statistics, that a source lists it no longer. They change no state. */
const CLAIMS: readonly string[] = [
  'StatisticReported',
  'ForecastStated',
  'SourceListingEnded',
  'SourceListingResumed',
];

const isClaim = (type: string): boolean => CLAIMS.includes(type);

export const claimsIn = (milestones: readonly Milestone[]): MilestoneView[] =>
  milestones.filter(({ event }) => isClaim(event.type)).map(milestoneView);
