import { useId } from 'react';
import { useMessages } from '../../i18n/language.js';
import type { EventTypeName } from '../../parts/event-types.js';
import { RECORD_MESSAGES } from './messages/index.js';

interface KindChoiceProps {
  readonly types: readonly EventTypeName[];
  readonly isReference: (type: EventTypeName) => boolean;
  readonly kind: string | undefined;
  readonly onChoose: (kind: string | undefined) => void;
}

/** Every kind of event that can be stated, by what it is about. */
export function KindChoice({ types, isReference, kind, onChoose }: KindChoiceProps) {
  const t = useMessages(RECORD_MESSAGES);
  const id = useId();
  const group = (label: string, all: readonly EventTypeName[]) => (
    <optgroup label={label}>
      {all.map(({ type, name }) => (
        <option key={type} value={type}>
          {name}
        </option>
      ))}
    </optgroup>
  );
  return (
    <div className="field">
      <label htmlFor={id}>{t.kind}</label>
      <select id={id} value={kind ?? ''} onChange={({ target }) => onChoose(target.value || undefined)}>
        <option value="">{t.choose}</option>
        {group(
          t.aboutProduct,
          types.filter((type) => !isReference(type)),
        )}
        {group(t.aboutReference, types.filter(isReference))}
      </select>
    </div>
  );
}
