import { useId } from 'react';
import { useDraft } from './use-draft.js';

interface TextFieldProps {
  readonly label: string;
  readonly hint?: string;
  readonly type?: 'text' | 'search';
  readonly value: string;
  readonly suggestions?: readonly string[];
  /** Takes what is written, while it is written. */
  readonly onWrite: (text: string | undefined) => void;
}

export function TextField({ label, hint, type = 'text', value, suggestions, onWrite }: TextFieldProps) {
  const id = useId();
  const [shown, write] = useDraft(value, (text) => onWrite(text || undefined));
  return (
    <div className={`field field-${type}`}>
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        type={type}
        value={shown}
        placeholder={hint}
        list={suggestions && `${id}-list`}
        autoComplete="off"
        spellCheck={false}
        onChange={({ target }) => write(target.value)}
      />
      {suggestions && (
        <datalist id={`${id}-list`}>
          {suggestions.map((each) => (
            <option key={each} value={each} />
          ))}
        </datalist>
      )}
    </div>
  );
}
