import { CATALOGUE } from '#events/catalogue.js';
import type { EpochDay } from '#events/edtf.js';
import { survivor } from '../product/merges.js';
import { compareRows } from '../register/order.js';
import type { Register } from '../register/register.js';
import { NONE, OPEN } from '../register/rows.js';
import type { Draft } from './draft.js';
import { MARKETING_KINDS, type Measure } from './measures.js';
import { ProductFacts } from './product-facts.js';
import { designationBit, type Profiles } from './profiles.js';
import { Role, rolesOf, typeNumber } from './roles.js';
import { firstOf, SpanFacts, type Choice } from './span-facts.js';

/** Type numbers whose events may say what kind of application theirs is. */
const NAMES_KIND = Uint8Array.from(CATALOGUE, ({ data }) => ('applicationKind' in data.properties ? 1 : 0));
const MERGED = typeNumber('ProductMerged');
const PATHWAYS = ['ReviewPathwayAssigned', 'ReviewPathwaySwitched'].map(typeNumber);

const REGISTERED = typeNumber('ProductRegistered');
const OF_PRODUCT = [
  'ProductRegistered',
  'DesignationGranted',
  'DesignationDenied',
  'DesignationRescinded',
].map(typeNumber);

type Spans = Map<string | number, SpanFacts>;

/** Tells the spans of one measure from the rows of a product and of those that it was ever merged with. */
export class Drafting {
  readonly roles: Uint8Array;

  constructor(
    private readonly register: Register,
    readonly measure: Measure,
    private readonly profiles: Profiles,
  ) {
    this.roles = rolesOf(measure);
  }

  /** Whether a row begins, ends or stops something, and does not merely say what it is. */
  isMeasured(row: number): boolean {
    return (this.roles[this.register.rows.columns.type.at(row)]! & ~Role.particular) !== 0;
  }

  measureAny(rows: readonly number[]): boolean {
    return rows.some((row) => this.isMeasured(row));
  }

  /** Whether a row says something of every span of its product. */
  isOfProduct(row: number): boolean {
    const number = this.register.rows.columns.type.at(row);
    return this.measure.of === 'designation' ? number === REGISTERED : OF_PRODUCT.includes(number);
  }

  /** Days on which what is said of the spans may change, ascending; before the first there are none. */
  turningDays(rows: readonly number[]): EpochDay[] {
    const { type, earliest, latest } = this.register.rows.columns;
    let first = Infinity;
    for (const row of rows) if (this.isMeasured(row)) first = Math.min(first, earliest.at(row));
    if (first === Infinity) return [];
    const days = new Set<EpochDay>([first]);
    for (const row of rows) {
      days.add(Math.max(first, earliest.at(row)));
      if (this.roles[type.at(row)]! & Role.particular) days.add(Math.max(first, latest.at(row)));
    }
    days.delete(OPEN);
    return [...days].sort((a, b) => a - b);
  }

  /** The spans as the rows tell them that may be in force on a day. @param rows held at one position, with a role */
  draftsOn(rows: readonly number[], day: EpochDay): Draft[] {
    const survivorOf = this.survivors(rows, day);
    const products = new Map<number, ProductFacts>();
    const spans: Spans = new Map();
    for (const row of rows) {
      if (this.register.rows.columns.earliest.at(row) > day) continue;
      const subject = survivorOf(this.register.rows.columns.subject.at(row));
      let product = products.get(subject);
      if (!product) products.set(subject, (product = new ProductFacts(this.register, subject)));
      product.take(row, day);
      if (this.measure.of === 'product-at-agency') this.takeAtAgency(spans, row, subject);
      else this.takeInLane(spans, row, subject, day);
    }
    if (this.measure.startsAnywhere) this.startAnywhere(spans);
    return [...spans.values()].flatMap((span) => this.draftOf(span, products.get(span.subject)!) ?? []);
  }

  private draftOf(span: SpanFacts, product: ProductFacts): Draft | undefined {
    if (!span.begun || !this.measures(span)) return undefined;
    const stops = this.measure.part ? span.stops() : [];
    if (this.measure.part && stops.length === 0) return undefined;
    const particulars = product.particulars(
      span,
      this.measure.of === 'designation' ? this.ownBit(span) : undefined,
    );
    const key = this.measure.of === 'product-at-agency' ? span.agency : span.lane;
    return span.draft(this.roles, key, this.profiles.encode(particulars), stops);
  }

  /** Whether it is a span of the measure. Where the kind of an application is not known, its approval tells. */
  private measures(span: SpanFacts): boolean {
    const { kinds, of, startsAnywhere } = this.measure;
    if (of === 'product-at-agency')
      return startsAnywhere ? span.expected || span.firstSuccess !== undefined : span.start !== undefined;
    if (!kinds) return true;
    if (span.kindRow === NONE) return span.firstSuccess !== undefined;
    return kinds.includes(this.register.details.textOf(this.register.rows.columns.detail.at(span.kindRow)));
  }

  private ownBit(span: SpanFacts): number {
    const row = (span.start ?? span.end())?.row;
    const { detail } = this.register.rows.columns;
    return row === undefined || detail.at(row) === NONE
      ? 0
      : designationBit(this.register.details.textOf(detail.at(row)));
  }

  /** Replaces the start of each span by the first success of its product at any agency. */
  private startAnywhere(spans: Spans): void {
    const first = new Map<number, Choice>();
    for (const { firstSuccess, subject } of spans.values()) {
      if (!firstSuccess) continue;
      const before = first.get(subject);
      first.set(subject, before ? firstOf(this.register, before, firstSuccess) : firstSuccess);
    }
    for (const span of spans.values()) span.start = first.get(span.subject);
  }

  private takeAtAgency(spans: Spans, row: number, subject: number): void {
    const { agency, type, detail } = this.register.rows.columns;
    const number = type.at(row);
    const at = agency.at(row);
    const kind = NAMES_KIND[number] === 1 ? detail.at(row) : NONE;
    const expected = kind !== NONE && MARKETING_KINDS.includes(this.register.details.textOf(kind));
    if (at === NONE || (this.roles[number] === Role.particular && !expected)) return;
    const span = spanAt(spans, `${subject} ${at}`, () => new SpanFacts(this.register, NONE, subject));
    span.agencyRow = row;
    span.expected ||= expected;
    span.take(row, this.roles[number]!);
  }

  private takeInLane(spans: Spans, row: number, subject: number, day: EpochDay): void {
    const { type, lane, application, agency, detail, latest } = this.register.rows.columns;
    const own = application.at(row) === NONE ? lane.at(row) : application.at(row);
    if (own === NONE) return;
    const key = this.laneKey(own, subject);
    const place = typeof key === 'number' ? key : own;
    const span = spanAt(spans, key, () => new SpanFacts(this.register, place, subject));
    const number = type.at(row);
    if (agency.at(row) !== NONE) span.agencyRow = this.later(span.agencyRow, row);
    if (NAMES_KIND[number] === 1 && detail.at(row) !== NONE) span.kindRow = this.later(span.kindRow, row);
    if (PATHWAYS.includes(number) && latest.at(row) <= day)
      span.pathwayRow = this.later(span.pathwayRow, row);
    span.take(row, this.roles[number]!);
  }

  private later(standing: number, row: number): number {
    return standing === NONE || compareRows(this.register, row, standing) > 0 ? row : standing;
  }

  /** Where merges among these rows lead that are certain by the day; most products were never merged. */
  private survivors(rows: readonly number[], day: EpochDay): (subject: number) => number {
    const { type, latest, subject, detail } = this.register.rows.columns;
    const merges = rows.filter((row) => type.at(row) === MERGED && latest.at(row) <= day);
    if (merges.length === 0) return (code) => code;
    const into = new Map<number, number>();
    for (const row of merges.sort((a, b) => compareRows(this.register, a, b))) {
      const target = this.register.subjects.codeOf(`product-${this.register.details.textOf(detail.at(row))}`);
      if (target !== undefined) into.set(subject.at(row), target);
    }
    return (code) => survivor(code, into);
  }

  /** Lanes of one kind and id are one lane once their products are merged. */
  private laneKey(lane: number, subject: number): string | number {
    if (this.register.laneSubject.at(lane) === subject) return lane;
    const name = this.register.lanes.textOf(lane);
    const survives = `${subject}${name.slice(name.indexOf(' '))}`;
    return this.register.lanes.codeOf(survives) ?? survives;
  }
}

function spanAt(spans: Spans, key: string | number, make: () => SpanFacts): SpanFacts {
  let span = spans.get(key);
  if (!span) spans.set(key, (span = make()));
  return span;
}
