import { useState } from 'react';

/** Puts a text on the clipboard. @returns whether it is there, and how to put it */
export function useCopy(text: string): [copied: boolean, copy: () => void] {
  const [copied, setCopied] = useState<string>();
  const copy = () => void navigator.clipboard.writeText(text).then(() => setCopied(text));
  return [copied === text, copy];
}
