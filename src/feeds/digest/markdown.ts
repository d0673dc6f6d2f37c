import type { DigestClass, DigestEntry, DigestKind } from '#projections/digest/digest.js';
import { basisText, countsText, entryText, titleText, UNFINISHED } from './digest-text.js';
import type { WrittenDigest } from './links.js';

/** A digest as Markdown (CommonMark), for letters and notes. */
export function digestMarkdown({ week, agency, kinds, links, basis }: WrittenDigest): string {
  const told = kinds.filter(({ classes }) => classes.length > 0);
  const nothing = kinds.filter(({ classes }) => classes.length === 0).map(({ label }) => label.en);
  return [
    `# ${titleText(week)}`,
    [basisText(basis), ...(week.complete ? [] : [UNFINISHED])].join(' '),
    ...(agency === undefined ? [] : [`Agency: ${plain(agency)}`]),
    ...told.flatMap(kindSection),
    ...(nothing.length > 0 ? [`None: ${nothing.join(', ')}.`] : []),
    [
      ...(links.before === undefined ? [] : [`[Week before](${links.before})`]),
      ...(links.after === undefined ? [] : [`[Week after](${links.after})`]),
    ].join(' · '),
  ]
    .filter((block) => block !== '')
    .join('\n\n')
    .concat('\n');
}

const kindSection = (kind: DigestKind): string[] => [
  `## ${kind.label.en} ${kind.label.zh}: ${countsText(kind)}`,
  ...kind.classes.flatMap(classSection),
];

const classSection = (each: DigestClass): string[] => [
  `### ${each.label.en} ${each.label.zh}: ${countsText(each)}`,
  each.entries.map(entryLine).join('\n'),
];

function entryLine(entry: DigestEntry): string {
  const { product, sponsor, modality, agency, what, indications, date, remarks, source } = entryText(entry);
  const told = [sponsor, modality, [agency, what].filter(Boolean).join(' '), indications, date, ...remarks];
  const texts = told.filter((text) => text !== undefined && text !== '').map((text) => plain(text!));
  return `- **${plain(product)}**: ${[...texts, ...sourceText(source)].join('; ')}`;
}

const sourceText = (source: { readonly title: string; readonly url?: string } | undefined): string[] => {
  if (!source) return [];
  return [
    source.url === undefined
      ? plain(source.title)
      : `[${plain(source.title)}](<${plainAddress(source.url)}>)`,
  ];
};

/** Text that means nothing but itself: ASCII punctuation that CommonMark could read is escaped (CommonMark §2.4). */
const plain = (text: string): string => text.replace(/[\\`*_[\]<>#|~&!]/g, '\\$&');

/** Inside angle brackets, where only these end an address. */
const plainAddress = (url: string): string =>
  url.replace(/[\\<>]/g, (character) => encodeURIComponent(character));
