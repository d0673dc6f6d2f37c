import type { LoggedEvent } from '#projections/belief/belief.js';
import { agencyIn, indicationsIn, kindIn, labelOf, listed } from '../fact-text.js';
import { html, type Markup } from '../markup.js';
import type { FeedEntry } from './list-feed-entries.js';

/** A fact in HTML: what became of the record, then what it says and where that was read. */
export function entryContent({ belief, product }: FeedEntry): Markup {
  const { event, retraction, corrections } = belief;
  const { data, effectiveOn, announcedOn, source } = event;
  const lines: readonly (readonly [string, Markup | string | undefined])[] = [
    ['Product', product?.name],
    ['Sponsor', product?.sponsor],
    ['Modality', product?.modality],
    ['Event', listed(labelOf(event.type), kindIn(data))],
    ['Agency', agencyIn(data)],
    ['Indications', indicationsIn(data)],
    ['Statement', typeof data['statement'] === 'string' ? data['statement'] : undefined],
    ['Effective', effectiveOn],
    ['Announced', announcedOn],
    ['Note', typeof data['note'] === 'string' ? data['note'] : undefined],
    ['Source', source && sourceMarkup(source)],
  ];
  return html`${retraction && changeLine('Retracted', retraction)}${corrections
      .toReversed()
      .map((each) => changeLine('Corrected', each))}
    <dl>
      ${lines.map(([name, value]) =>
        value === undefined || value === ''
          ? undefined
          : html`<dt>${name}</dt>
              <dd>${value}</dd>`,
      )}
    </dl>`;
}

const changeLine = (what: string, { recorded }: LoggedEvent): Markup =>
  html`<p>
    <strong>${what}</strong> on ${recorded.at.slice(0, 10)} by
    ${recorded.by}${recorded.approvedBy && `, approved by ${recorded.approvedBy}`}${recorded.reason && `: ${recorded.reason.text}`}
  </p>`;

const sourceMarkup = ({ title, url }: { readonly title: string; readonly url?: string }): Markup =>
  url === undefined ? html`${title}` : html`<a href="${url}">${title}</a>`;
