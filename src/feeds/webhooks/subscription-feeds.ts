import { Injectable } from '@nestjs/common';
import { plainToInstance } from 'class-transformer';
import { validateSync } from 'class-validator';
import type { Issue } from '#events/validation.js';
import { eventFilterOf } from '../../asking/index.js';
import { DurationFeeds } from '../duration-feeds.js';
import { EventFeeds } from '../event-feeds.js';
import type { Feed, FeedName } from '../feed.js';
import { DurationFeedFilter, durationsQuestionOf, EventFeedFilter } from '../filters.js';
import type { Subscription } from './subscription.js';

const FILTERS = { events: EventFeedFilter, 'review-times': DurationFeedFilter } as const;

/** The feed that a subscription follows, with the filter it states: the one that the live stream takes in its query. */
@Injectable()
export class SubscriptionFeeds {
  constructor(
    private readonly events: EventFeeds,
    private readonly durations: DurationFeeds,
  ) {}

  /** @throws ProblemError 400 where parts of the filter do not go together */
  of({ feed, filter }: Pick<Subscription, 'feed' | 'filter'>): Feed {
    return feed === 'events'
      ? this.events.of(eventFilterOf(plainToInstance(EventFeedFilter, filter)))
      : this.durations.of(durationsQuestionOf(plainToInstance(DurationFeedFilter, filter)));
  }
}

/** What is wrong with a filter; empty where nothing is. */
export function filterIssues(feed: FeedName, filter: Readonly<Record<string, string>>): Issue[] {
  const unknown = (name: string): Issue => ({
    field: `filter.${name}`,
    rule: `is no filter of the feed of ${feed}`,
  });
  // The transformer passes over names that every object has.
  const inherited = Object.keys(filter).filter((name) => name in Object.prototype);
  if (inherited.length > 0) return inherited.map(unknown);
  const given: object = plainToInstance<object, unknown>(FILTERS[feed], filter);
  return validateSync(given, { whitelist: true, forbidNonWhitelisted: true }).map(
    ({ property, value, constraints = {} }) => {
      if ('whitelistValidation' in constraints) return unknown(property);
      const rules = Object.values(constraints).map((rule) => rule.replace(`${property} `, ''));
      return { field: `filter.${property}`, value: value as unknown, rule: rules.join('; ') };
    },
  );
}
