import { useId, useState } from 'react';

interface DateFieldProps {
  readonly label: string;
  readonly value: string;
  /** Takes what was written; false where it is no date. */
  readonly onWrite: (text: string) => boolean;
  readonly rule: string;
}

/** A date is written as everywhere in the register, ISO 8601, whatever the browser's own habit. */
export function DateField({ label, value, onWrite, rule }: DateFieldProps) {
  const [written, setWritten] = useState<string>();
  const [wrong, setWrong] = useState(false);
  const id = useId();
  const settle = () => {
    if (written === undefined) return;
    const taken = onWrite(written.trim());
    setWrong(!taken);
    if (taken) setWritten(undefined);
  };
  return (
    <div className="date-field">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        value={written ?? value}
        spellCheck={false}
        autoComplete="off"
        aria-invalid={wrong || undefined}
        aria-describedby={wrong ? `${id}-rule` : undefined}
        onChange={({ target }) => setWritten(target.value)}
        onBlur={settle}
        onKeyDown={({ key }) => {
          if (key === 'Enter') settle();
          if (key !== 'Escape') return;
          setWritten(undefined);
          setWrong(false);
        }}
      />
      {wrong && (
        <p className="date-field-rule" id={`${id}-rule`} role="alert">
          {rule}
        </p>
      )}
    </div>
  );
}
