import type { EventLog } from './event-log.js';
import type { streams } from './stubs.js';

type FilterOptions = InstanceType<typeof streams.ReadReq.Options.FilterOptions>;

/** The server's default of events searched at a time. */
const SEARCH_WINDOW = 32;

/** Which events of $all a read wants. */
export interface Filter {
  wants(log: EventLog, index: number): boolean;
  /** Events between two checkpoints of a subscription. */
  readonly checkpointEvery: number;
}

export const EVERYTHING: Filter = { wants: () => true, checkpointEvery: Infinity };

export function filterOf(options: FilterOptions): Filter {
  const byType = options.hasEventType();
  const expression = (byType ? options.getEventType() : options.getStreamIdentifier())!;
  const prefixes = expression.getPrefixList();
  const regex = prefixes.length === 0 ? new RegExp(expression.getRegex(), 'u') : undefined;
  const known = new Map<string, boolean>();
  const matches = (text: string): boolean =>
    regex ? regex.test(text) : prefixes.some((prefix) => text.startsWith(prefix));
  return {
    wants(log, index) {
      const text = byType ? log.typeOf(index) : log.streamOf(index);
      let wanted = known.get(text);
      if (wanted === undefined) known.set(text, (wanted = matches(text)));
      return wanted;
    },
    checkpointEvery:
      (options.hasMax() ? options.getMax() : SEARCH_WINDOW) * options.getCheckpointintervalmultiplier(),
  };
}
