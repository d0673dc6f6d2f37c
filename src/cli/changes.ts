import { CommandError } from './command-error.js';
import { EXIT } from './exit-codes.js';

/** What `clockstop correct` changes, as its options give it. */
export interface ChangeOptions {
  readonly effectiveOn?: string;
  readonly announcedOn?: string;
  readonly product?: string;
  /** Fields of the payload, each `field=text`. */
  readonly set?: readonly string[];
  /** Fields of the payload, each `field=JSON`. */
  readonly setJson?: readonly string[];
  /** Optional fields of the payload that are taken out. */
  readonly unset?: readonly string[];
}

/**
 * The `changes` of a correction.
 * @throws CommandError where an option is not written as it must be, or nothing would change
 */
export function changesOf(options: ChangeOptions): Readonly<Record<string, unknown>> {
  const { effectiveOn, announcedOn, product, set = [], setJson = [], unset = [] } = options;
  const fields: (readonly [string, unknown])[] = [
    ...set.map((text) => pair('--set', text)),
    ...setJson.map((text) => {
      const [field, value] = pair('--set-json', text);
      return [field, parsed(field, value)] as const;
    }),
    ...unset.map((field) => [field, null] as const),
  ];
  const twice = fields.find(([field], i) => fields.findIndex(([other]) => other === field) !== i);
  if (twice) throw usage(`the field "${twice[0]}" is given twice`);
  const changes = {
    ...(effectiveOn !== undefined && { effectiveOn }),
    ...(announcedOn !== undefined && { announcedOn }),
    ...(product !== undefined && { productId: product }),
    ...(fields.length > 0 && { data: Object.fromEntries(fields) }),
  };
  if (Object.keys(changes).length === 0)
    throw usage('say what is right: --effective-on, --announced-on, --product, --set, --set-json or --unset');
  return changes;
}

function pair(option: string, text: string): readonly [field: string, value: string] {
  const at = text.indexOf('=');
  if (at < 1) throw usage(`${option} must be written field=value, not "${text}"`);
  return [text.slice(0, at), text.slice(at + 1)];
}

function parsed(field: string, text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    throw usage(`--set-json ${field} must be JSON, not "${text}": ${error.message}`);
  }
}

const usage = (message: string): CommandError => new CommandError(message, EXIT.usage);
