/** A text as a header carries it: its UTF-8 bytes, one character each. */
export const headerText = (text: string): string => String.fromCharCode(...new TextEncoder().encode(text));
