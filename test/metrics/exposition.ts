export interface Sample {
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly value: number;
}

const SAMPLE = /^([a-zA-Z_:][a-zA-Z0-9_:]*)(?:\{(.*)\})? (NaN|[+-]?Inf|[-+0-9.e]+)$/i;
const LABEL = /([a-zA-Z_][a-zA-Z0-9_]*)="((?:[^"\\]|\\.)*)"(?:,|$)/y;

/** Reads Prometheus' text format 0.0.4. @throws Error at a line that is none, a second sample, a sample without type and help */
export function readExposition(text: string): Sample[] {
  const described = new Set<string>();
  const seen = new Set<string>();
  return text
    .split('\n')
    .filter((line) => line !== '')
    .flatMap((line) => {
      const comment = /^# (?:HELP|TYPE) (\S+) \S/.exec(line);
      if (comment) described.add(`${line.slice(2, 6)} ${comment[1]}`);
      if (comment) return [];
      const [, name, labels = '', value] = SAMPLE.exec(line) ?? [];
      if (name === undefined) throw new Error(`no sample: ${line}`);
      const family = name.replace(/_(bucket|sum|count)$/, '');
      if (![name, family].some((each) => described.has(`HELP ${each}`) && described.has(`TYPE ${each}`)))
        throw new Error(`not described: ${line}`);
      const series = line.slice(0, line.lastIndexOf(' '));
      if (seen.has(series)) throw new Error(`told twice: ${series}`);
      seen.add(series);
      return { name, labels: readLabels(labels), value: Number(value!.replace('Inf', 'Infinity')) };
    });
}

function readLabels(text: string): Record<string, string> {
  const labels: Record<string, string> = {};
  LABEL.lastIndex = 0;
  while (LABEL.lastIndex < text.length) {
    const match = LABEL.exec(text);
    if (!match) throw new Error(`no labels: ${text}`);
    labels[match[1]!] = match[2]!;
  }
  return labels;
}
