import type { DigestClass, DigestEntry, DigestKind } from '#projections/digest/digest.js';
import type { Basis } from '../../asking/index.js';
import { basisText, countsText, entryText, titleText, UNFINISHED, type EntryText } from './digest-text.js';
import type { WrittenDigest } from './links.js';
import { html, Markup } from '../markup.js';

const STYLE = new Markup(`
body { font: 1rem/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 70rem; padding: 0 1rem; color: #1a1a1a; background: #fff; }
h1, h2, h3 { line-height: 1.2; }
table { border-collapse: collapse; width: 100%; margin: 0 0 1.5rem; }
th, td { border-bottom: 1px solid #767676; padding: .35rem .75rem .35rem 0; text-align: left; vertical-align: top; }
td.n { font-variant-numeric: tabular-nums; }
small { color: #4a4a4a; display: block; font-size: .875rem; }
nav a { margin-right: 1.5rem; }
@media print { nav { display: none; } body { margin: 0; max-width: none; } tr { break-inside: avoid; } h2, h3 { break-after: avoid; } }
`);

/** A digest as a page that stands alone: it runs nothing, fetches nothing, and is well-formed as XML too. */
export function digestHtml({ week, agency, kinds, links, basis, self }: WrittenDigest): string {
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${titleText(week)}</title>
        <link rel="canonical" href="${self}" />
        <style>
          ${STYLE}
        </style>
      </head>
      <body>
        <header>
          <h1>${titleText(week)}</h1>
          <p>${basisText(basis)} ${week.complete ? undefined : UNFINISHED}</p>
          <nav aria-label="Other weeks and formats">
            ${link(links.before, 'prev', `Week before: ${week.before}`)}
            ${link(links.after, 'next', `Week after: ${week.after}`)}
            ${link(links.markdown, 'alternate', 'Markdown')} ${link(links.json, 'alternate', 'JSON')}
          </nav>
        </header>
        <main>
          <table>
            <caption>
              ${agency === undefined ? 'All agencies' : `Agency ${agency}`}
            </caption>
            <thead>
              <tr>
                <th scope="col">Kind</th>
                <th scope="col">This week</th>
                <th scope="col">Possibly this week</th>
              </tr>
            </thead>
            <tbody>
              ${kinds.map(totalsRow)}
            </tbody>
          </table>
          ${kinds.filter(({ classes }) => classes.length > 0).map((kind) => kindSection(kind, basis))}
        </main>
      </body>
    </html> `.text;
}

const link = (address: string | undefined, rel: string, text: string): Markup | undefined =>
  address === undefined ? undefined : html`<a rel="${rel}" href="${address}">${text}</a>`;

const labelled = ({ en, zh }: DigestKind['label']): Markup => html`${en} <span lang="zh">${zh}</span>`;

const totalsRow = ({ label, certain, possible }: DigestKind): Markup =>
  html` <tr>
    <th scope="row">${labelled(label)}</th>
    <td class="n">${certain}</td>
    <td class="n">${possible}</td>
  </tr>`;

const kindSection = (kind: DigestKind, basis: Basis): Markup =>
  html`<section>
    <h2>${labelled(kind.label)}: ${countsText(kind)}</h2>
    ${kind.classes.map((each) => classSection(each, basis))}
  </section> `;

const classSection = (each: DigestClass, basis: Basis): Markup =>
  html`<h3>${labelled(each.label)}: ${countsText(each)}</h3>
    <table>
      <thead>
        <tr>
          <th scope="col">Product</th>
          <th scope="col">Agency and event</th>
          <th scope="col">Indications</th>
          <th scope="col">Date</th>
          <th scope="col">Source</th>
        </tr>
      </thead>
      <tbody>
        ${each.entries.map((entry) => entryRow(entry, basis))}
      </tbody>
    </table> `;

function entryRow(entry: DigestEntry, { effectiveAt, position }: Basis): Markup {
  const { product, productId, sponsor, modality, agency, what, indications, date, remarks, source } =
    entryText(entry);
  const timeline = `../products/${productId}/timeline?effectiveAt=${effectiveAt}&knownAt=position:${position}`;
  return html` <tr>
    <td><a href="${timeline}">${product}</a>${small(sponsor)}${small(modality)}</td>
    <td>${agency}${small(what)}</td>
    <td>${indications}</td>
    <td>${date}${remarks.map(small)}</td>
    <td>${sourceMarkup(source)}</td>
  </tr>`;
}

const small = (text: string | undefined): Markup | undefined =>
  text === undefined ? undefined : html`<small>${text}</small>`;

const sourceMarkup = (source: EntryText['source']): Markup | undefined =>
  source &&
  (source.url === undefined ? html`${source.title}` : html`<a href="${source.url}">${source.title}</a>`);
