/** `tampered`: something is not what was recorded or signed. `incomplete`: something could not be checked. */
export type FindingKind = 'tampered' | 'incomplete';

export interface VerificationFinding {
  readonly kind: FindingKind;
  readonly text: string;
}

/** Exit codes of a verification, the same as the separate verifier's. */
export const EXIT = { valid: 0, tampered: 1, incomplete: 2, usage: 3 } as const;

const LISTED = 50;

/** What a verification found wrong: the first findings in words, and how many there were. */
export class VerificationFindings {
  readonly listed: VerificationFinding[] = [];
  private readonly counts: Record<FindingKind, number> = { tampered: 0, incomplete: 0 };

  tampered(text: string): void {
    this.add('tampered', text);
  }

  incomplete(text: string): void {
    this.add('incomplete', text);
  }

  get unlisted(): number {
    return this.counts.tampered + this.counts.incomplete - this.listed.length;
  }

  get exitCode(): number {
    if (this.counts.tampered > 0) return EXIT.tampered;
    return this.counts.incomplete > 0 ? EXIT.incomplete : EXIT.valid;
  }

  private add(kind: FindingKind, text: string): void {
    if (this.counts[kind]++ < LISTED) this.listed.push({ kind, text });
  }
}
