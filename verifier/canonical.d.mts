export function canonicalJson(value: unknown): string;
export function isCanonical(text: string, value: unknown): boolean;
