export const en = {
  title: 'Dates of this page',
  inForce: 'In force on',
  inForceSlider: 'Slide the day in force',
  today: 'Today',
  known: 'As known on',
  knownSlider: 'Slide what was known, event by event',
  now: 'Now',
  notADay: 'A day is written 2025-01-02.',
  notKnown: 'A past day (2025-01-02), an instant, or position:136.',
  events: (position: string, size: string) => `${position} of ${size} events`,
  changes: 'Show what has changed since',
  past: 'You are reading the past: nothing learnt later is fetched.',
  fromInForce: 'Earlier: in force on',
  fromKnown: 'Earlier: as known on',
  pin: 'Pin',
  pinHint: 'Put both dates into the address, so that a link shows this very page for ever',
};
export type DatesMessages = typeof en;
