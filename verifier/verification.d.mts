export interface Finding {
  readonly kind: 'tampered' | 'incomplete';
  readonly text: string;
}

export interface Verified {
  readonly findings: { readonly list: readonly Finding[]; readonly exitCode: 0 | 1 | 2 };
  readonly facts: Readonly<Record<string, unknown>>;
}

export function verifyBundle(
  path: string,
  given?: { readonly keys?: readonly unknown[]; readonly checkpoints?: readonly string[] },
): Promise<Verified>;
