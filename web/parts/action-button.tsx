import type { ComponentProps } from 'react';

interface ActionButtonProps extends Omit<ComponentProps<'button'>, 'type' | 'disabled'> {
  readonly off: boolean;
}

/** A button that may be off. It is reached all the same: what switches itself off when it is pressed keeps the focus. */
export function ActionButton({ off, onClick, ...rest }: ActionButtonProps) {
  return (
    <button type="button" {...rest} aria-disabled={off || undefined} onClick={off ? undefined : onClick} />
  );
}
