import { labelOf, type Tally } from './tally.js';

export interface ReportSubject {
  readonly origin: string;
  readonly effectiveAt: string;
  readonly knownAt?: string;
  readonly position: number;
  readonly products: number;
  readonly checkpoint: string;
  readonly vkeys: readonly string[];
  readonly tally: Tally;
}

/** The bundle for a person to read and print: plain HTML, no scripts, nothing fetched from anywhere. */
export function reportHtml(subject: ReportSubject): string {
  const { origin, effectiveAt, knownAt, position, products, checkpoint, vkeys, tally } = subject;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>${escaped(origin)}: register as of ${effectiveAt}</title>
<style>${STYLE}</style>
</head>
<body>
<h1>Register of ${escaped(origin)}</h1>
${table(
  [],
  [
    ['In force on', effectiveAt],
    ['As known at', knownAt === undefined ? 'the beginning: nothing was recorded yet' : knownAt],
    ['Events known', String(position)],
    ['Products', String(products)],
    ['First and last recorded', tally.first === undefined ? '–' : `${tally.first} to ${tally.last}`],
    ['Corrections and retractions', String(tally.changeCount)],
  ],
)}
<h2>What was recorded</h2>
${[...tally.byFamily].map(([family, types]) => familySection(family, types)).join('\n')}
<h2>By whom</h2>
${table(['Recorded by', 'Events'], countedRows(tally.byAuthor))}
<h2>What was corrected and retracted</h2>
${changesSection(tally)}
<h2>The proof</h2>
<p>The checkpoint signs how many events there were and the root of the Merkle tree over all of them (RFC 6962):</p>
<pre>${escaped(checkpoint)}</pre>
<p>It is signed with one of these keys. Compare them with those you got from the operator another way:</p>
<pre>${escaped(vkeys.join('\n'))}</pre>
<h2>How to verify</h2>
<p>With the verifier, which needs Node.js and nothing else, and a checkpoint that you kept yourself:</p>
<pre>node verify.mjs THIS-FOLDER --key VKEY --checkpoint YOUR-OLDER-CHECKPOINT</pre>
<p>It hashes every file and every event, rebuilds the tree, checks the signatures, and replays the events to the state
in <code>state.ndjson</code>. It answers 0 where everything agrees, 1 where something was changed, and 2 where
something is missing. What this page says follows from <code>events.ndjson</code>; its own bytes are covered by the
signed manifest.</p>
</body>
</html>
`;
}

const STYLE = `
body{font:11pt/1.45 Georgia,'Noto Serif CJK SC',serif;max-width:60em;margin:2em auto;padding:0 1em;color:#111}
h1{font-size:1.6em}h2{font-size:1.2em;margin-top:2em;border-bottom:1px solid #999}h3{font-size:1em}
table{border-collapse:collapse;width:100%;margin:.6em 0}th,td{border:1px solid #bbb;padding:.25em .5em;text-align:left;vertical-align:top}
td.n{text-align:right;font-variant-numeric:tabular-nums}pre,code{font:9.5pt/1.4 monospace}
pre{white-space:pre-wrap;overflow-wrap:anywhere;border:1px solid #bbb;padding:.6em}
@media print{body{margin:0;max-width:none}h2{break-after:avoid}tr{break-inside:avoid}}
`;

const familySection = (family: string, types: ReadonlyMap<string, number>): string =>
  `<h3>${escaped(family)}</h3>\n${table(
    ['Event', 'Recorded'],
    countedRows(new Map([...types].map(([type, count]) => [labelOf(type), count]))),
  )}`;

const countedRows = (counts: ReadonlyMap<string, number>): [string, number][] =>
  [...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));

function changesSection({ changes, changeCount }: Tally): string {
  if (changeCount === 0) return '<p>Nothing.</p>';
  const rows = changes.map((change) => [
    change.position,
    change.at,
    change.by,
    change.approvedBy ?? '',
    `${change.kind} ${change.targetId} of ${change.subject}`,
    change.fields.join(', '),
    change.reason ? `${change.reason.code}: ${change.reason.text}` : '',
  ]);
  const rest = changeCount - changes.length;
  const more = rest > 0 ? `<p>And ${rest} more, all in <code>events.ndjson</code>.</p>` : '';
  return table(['Position', 'When', 'By', 'Approved by', 'What', 'Fields', 'Why'], rows) + more;
}

function table(heads: readonly string[], rows: readonly (readonly (string | number)[])[]): string {
  const head =
    heads.length > 0 ? `<tr>${heads.map((text) => `<th>${escaped(text)}</th>`).join('')}</tr>\n` : '';
  const cell = (value: string | number): string =>
    typeof value === 'number' ? `<td class="n">${value}</td>` : `<td>${escaped(value)}</td>`;
  return `<table>\n${head}${rows.map((row) => `<tr>${row.map(cell).join('')}</tr>`).join('\n')}\n</table>`;
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escaped = (text: string): string => text.replace(/[&<>"]/g, (character) => ENTITIES[character]!);
