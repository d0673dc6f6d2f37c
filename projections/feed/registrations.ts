import { foldName, type Register } from '../register/register.js';
import { NONE } from '../register/rows.js';

/** Where the registrations of each subject stand; follows the register as it grows. */
class Registrations {
  private seen = 0;
  private readonly bySubject = new Map<number, number[]>();

  constructor(private readonly register: Register) {}

  of(subject: number): readonly number[] {
    const { row } = this.register.registrations.columns;
    for (; this.seen < row.length; this.seen++) {
      const own = this.register.rows.columns.subject.at(row.at(this.seen));
      const standing = this.bySubject.get(own);
      if (standing) standing.push(this.seen);
      else this.bySubject.set(own, [this.seen]);
    }
    return this.bySubject.get(subject) ?? [];
  }
}

const known = new WeakMap<Register, Registrations>();

/** Whether a registration of one subject held at a position says so: what `registeredAs` tells of all, of one. */
export function isRegisteredAs(
  register: Register,
  subject: number,
  field: 'sponsor' | 'therapyGroup',
  value: string,
  position: number,
): boolean {
  let registrations = known.get(register);
  if (!registrations) known.set(register, (registrations = new Registrations(register)));
  const { texts, columns } = register.registrations;
  const wanted = foldName(value);
  return registrations.of(subject).some((at) => {
    const text = columns[field].at(at);
    if (text === NONE || !register.rows.heldAt(columns.row.at(at), position)) return false;
    const folded = foldName(texts.textOf(text));
    return field === 'sponsor' ? folded.includes(wanted) : folded === wanted;
  });
}
