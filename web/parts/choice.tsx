import { useId } from 'react';

interface ChoiceProps {
  readonly label: string;
  /** What choosing nothing is called; absent where one has to be chosen. */
  readonly any?: string;
  readonly value: string | undefined;
  /** Values and what they are called. */
  readonly options: readonly (readonly [value: string, name: string])[];
  readonly onChoose: (value: string | undefined) => void;
}

/** One of a few. A value that the options lack, as an address may hold, is shown as it stands. */
export function Choice({ label, any, value, options, onChoose }: ChoiceProps) {
  const id = useId();
  const known = value === undefined || options.some(([each]) => each === value);
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <select id={id} value={value ?? ''} onChange={({ target }) => onChoose(target.value || undefined)}>
        {any !== undefined && <option value="">{any}</option>}
        {!known && <option value={value}>{value}</option>}
        {options.map(([each, name]) => (
          <option key={each} value={each}>
            {name}
          </option>
        ))}
      </select>
    </div>
  );
}
