export function readVkey(text: string): unknown;
