import { useMessages } from '../../../i18n/language.js';
import { PRODUCT_MESSAGES } from '../messages/index.js';

/** More than this many characters are set over the whole width. */
const LONG = 80;

/** The payload of a fact, field by field, as it was stated. */
export function DataFields({ data }: { readonly data: Readonly<Record<string, unknown>> }) {
  const { fields } = useMessages(PRODUCT_MESSAGES);
  return Object.entries(data).map(([field, value]) => {
    const words = saidValue(value);
    return (
      <div key={field} className={words.length > LONG ? 'long' : undefined}>
        <dt>{fields[field] ?? spaced(field)}</dt>
        <dd>{words}</dd>
      </div>
    );
  });
}

/** `applicationKind` is "Application kind". */
const spaced = (field: string): string => {
  const words = field.replace(/([A-Z])/g, (letter) => ` ${letter.toLowerCase()}`);
  return words.charAt(0).toUpperCase() + words.slice(1);
};

function saidValue(value: unknown): string {
  if (Array.isArray(value)) return value.map(saidValue).join('; ');
  if (typeof value === 'object' && value !== null)
    return Object.entries(value)
      .map(([field, each]) => `${spaced(field)}: ${saidValue(each)}`)
      .join('; ');
  return String(value);
}
