import type { EpochDay } from '#events/edtf.js';
import { productStream } from '#events/subject.js';
import { survivor } from '../product/merges.js';
import { inForceOn, mergesAt } from './as-of.js';
import { compareRows } from './order.js';
import type { Register } from './register.js';
import { NONE } from './rows.js';

/** A product as lists across products name it. */
export interface RegisteredProduct {
  readonly productId: string;
  /** The first name it is registered under; its id where no registration is in force. */
  readonly name: string;
  readonly sponsor?: string;
  readonly therapyGroup?: string;
  readonly modality?: string;
}

/** Products as their registrations say them at a pair of dates; one that was merged is the one that goes on. */
export function registeredProducts(
  register: Register,
  day: EpochDay,
  position: number,
): (productId: string) => RegisteredProduct {
  const into = mergesAt(register, day, position);
  const registrations = registrationsAt(register, day, position);
  return (productId) => {
    const own = register.subjects.codeOf(productStream(productId));
    if (own === undefined) return { productId, name: productId };
    const subject = survivor(own, into);
    const id = register.subjects.textOf(subject).slice(productStream('').length);
    return productAt(register, id, registrations.get(subject));
  };
}

/** By subject, its registration: of several the first in the world's order. */
function registrationsAt(register: Register, day: EpochDay, position: number): Map<number, number> {
  const { earliest, latest, subject } = register.rows.columns;
  const { row: rows } = register.registrations.columns;
  const registrations = new Map<number, number>();
  for (let at = 0; at < rows.length; at++) {
    const row = rows.at(at);
    if (!register.rows.heldAt(row, position) || inForceOn(earliest.at(row), latest.at(row), day) === 0)
      continue;
    const standing = registrations.get(subject.at(row));
    if (standing === undefined || compareRows(register, row, rows.at(standing)) < 0)
      registrations.set(subject.at(row), at);
  }
  return registrations;
}

function productAt(register: Register, productId: string, at: number | undefined): RegisteredProduct {
  if (at === undefined) return { productId, name: productId };
  const { texts, columns } = register.registrations;
  const said = (field: 'sponsor' | 'therapyGroup' | 'modality') => {
    const text = columns[field].at(at);
    return text === NONE ? {} : { [field]: texts.textOf(text) };
  };
  return {
    productId,
    name: register.names.ofRow(columns.row.at(at))[0]!,
    ...said('sponsor'),
    ...said('therapyGroup'),
    ...said('modality'),
  };
}
