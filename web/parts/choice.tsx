import { useId } from 'react';

interface ChoiceProps {
  readonly label: string;
  /** What choosing nothing is called; absent where one has to be chosen. */
  readonly any?: string;
  readonly value: string | undefined;
  /** What the value is called where the options lack it. */
  readonly name?: string;
  /** Values and what they are called. */
  readonly options: readonly (readonly [value: string, name: string])[];
  readonly onChoose: (value: string | undefined) => void;
}

/** One of a few. A value that the options lack, as an address may hold, can still be seen. */
export function Choice({ label, any, value, name, options, onChoose }: ChoiceProps) {
  const id = useId();
  const known = value === undefined || options.some(([each]) => each === value);
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <select id={id} value={value ?? ''} onChange={({ target }) => onChoose(target.value || undefined)}>
        {any !== undefined && <option value="">{any}</option>}
        {!known && <option value={value}>{name ?? value}</option>}
        {options.map(([each, words]) => (
          <option key={each} value={each}>
            {words}
          </option>
        ))}
      </select>
    </div>
  );
}
