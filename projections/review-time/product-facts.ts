import type { EpochDay } from '#events/edtf.js';
import { compareRows } from '../register/order.js';
import type { Register } from '../register/register.js';
import { NONE } from '../register/rows.js';
import { designationBit, type Particulars } from './profiles.js';
import { typeNumber } from './roles.js';
import type { SpanFacts } from './span-facts.js';

const REGISTERED = typeNumber('ProductRegistered');
const GRANTED = typeNumber('DesignationGranted');
const ENDED = ['DesignationRescinded', 'DesignationDenied'].map(typeNumber);

/** What a product's spans are filed under that belongs to the product: its registration and its designations. */
export class ProductFacts {
  private registration = NONE;
  /** By lane: the row that says last whether the designation holds. */
  private readonly designations = new Map<number, number>();

  constructor(
    private readonly register: Register,
    private readonly subject: number,
  ) {}

  /** @param day a designation counts once it is certain by this day */
  take(row: number, day: EpochDay): void {
    const { type, subject, lane, latest } = this.register.rows.columns;
    const number = type.at(row);
    if (number === REGISTERED && subject.at(row) === this.subject) this.registration = this.first(row);
    if ((number !== GRANTED && !ENDED.includes(number)) || latest.at(row) > day) return;
    const standing = this.designations.get(lane.at(row));
    if (standing === undefined || compareRows(this.register, row, standing) > 0)
      this.designations.set(lane.at(row), row);
  }

  /** What a span is filed under. A designation counts that the span's agency granted before the span ended. */
  particulars(span: SpanFacts, own?: number): Particulars {
    const { columns } = this.register.registrations;
    const at = this.registration === NONE ? NONE : this.register.registrations.indexOfRow(this.registration);
    const said = (column: { at(index: number): number }) => (at === NONE ? NONE : column.at(at));
    const { terms, details } = {
      terms: this.register.rows.columns.term,
      details: this.register.rows.columns.detail,
    };
    return {
      agency: span.agency,
      kind: span.kindRow === NONE ? NONE : details.at(span.kindRow),
      therapyGroup: said(columns.therapyGroup),
      modality: said(columns.modality),
      sponsor: said(columns.sponsor),
      pathway: span.pathwayRow === NONE ? NONE : terms.at(span.pathwayRow),
      designations: own ?? this.designationsAt(span.agency, span.end()?.latest ?? Infinity),
    };
  }

  private designationsAt(agency: number, by: EpochDay): number {
    const { type, detail, earliest, agency: agencies } = this.register.rows.columns;
    let bits = 0;
    for (const row of this.designations.values())
      if (type.at(row) === GRANTED && agencies.at(row) === agency && earliest.at(row) <= by)
        bits |= designationBit(this.register.details.textOf(detail.at(row)));
    return bits;
  }

  private first(row: number): number {
    if (this.registration === NONE) return row;
    return compareRows(this.register, row, this.registration) < 0 ? row : this.registration;
  }
}
