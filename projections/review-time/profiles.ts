import { DESIGNATION_KINDS } from '#events/designation.js';
import type { Register } from '../register/register.js';
import { NONE } from '../register/rows.js';

/** What a span is filed under besides its dates, each by its code in the register; NONE where nothing says it. */
export interface Particulars {
  readonly agency: number;
  readonly kind: number;
  readonly therapyGroup: number;
  readonly modality: number;
  readonly sponsor: number;
  readonly pathway: number;
  /** One bit for each kind of designation, in the order of DESIGNATION_KINDS. */
  readonly designations: number;
}

/** What spans can be grouped and filtered by besides their dates. */
export const PARTICULARS = [
  'agency',
  'application-kind',
  'therapy-group',
  'modality',
  'sponsor',
  'pathway',
  'designation',
] as const;
export type Particular = (typeof PARTICULARS)[number];

const FIELDS: Readonly<Record<Particular, keyof Particulars>> = {
  agency: 'agency',
  'application-kind': 'kind',
  'therapy-group': 'therapyGroup',
  modality: 'modality',
  sponsor: 'sponsor',
  pathway: 'pathway',
  designation: 'designations',
};

/** The pathway of an application to which none was assigned. */
export const STANDARD = 'standard';

/** Every combination of particulars that occurs, by number. There are few of them beside the spans. */
export class Profiles {
  private readonly codes = new Map<string, number>();
  private readonly known: Particulars[] = [];

  constructor(private readonly register: Register) {}

  get size(): number {
    return this.known.length;
  }

  encode(particulars: Particulars): number {
    const { agency, kind, therapyGroup, modality, sponsor, pathway, designations } = particulars;
    const key = `${agency} ${kind} ${therapyGroup} ${modality} ${sponsor} ${pathway} ${designations}`;
    let code = this.codes.get(key);
    if (code === undefined) {
      code = this.known.length;
      this.codes.set(key, code);
      this.known.push(particulars);
    }
    return code;
  }

  at(code: number): Particulars {
    return this.known[code]!;
  }

  /** Tells profiles apart that differ in any of these particulars. */
  nameOf(code: number, particulars: readonly Particular[]): string {
    const profile = this.at(code);
    let name = '';
    for (const particular of particulars) name += `${profile[FIELDS[particular]]} `;
    return name;
  }

  /** What a profile says of one particular, in words; undefined where nothing says it. */
  textOf(code: number, particular: Particular): string | undefined {
    const { agencies, details, registrations, terms } = this.register;
    const { agency, kind, therapyGroup, modality, sponsor, pathway, designations } = this.at(code);
    const word = (from: { textOf(code: number): string }, of: number) =>
      of === NONE ? undefined : from.textOf(of);
    switch (particular) {
      case 'agency':
        return word(agencies, agency);
      case 'application-kind':
        return word(details, kind);
      case 'therapy-group':
        return word(registrations.texts, therapyGroup);
      case 'modality':
        return word(registrations.texts, modality);
      case 'sponsor':
        return word(registrations.texts, sponsor);
      case 'pathway':
        return word(terms, pathway) ?? STANDARD;
      case 'designation':
        return designationsIn(designations).join('+') || 'none';
    }
  }
}

/** The bit of a kind of designation; 0 for one that is none. */
export function designationBit(kind: string): number {
  const place = (DESIGNATION_KINDS as readonly string[]).indexOf(kind);
  return place < 0 ? 0 : 1 << place;
}

export const designationsIn = (bits: number): string[] =>
  DESIGNATION_KINDS.filter((_, place) => bits & (1 << place));
