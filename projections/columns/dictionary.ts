import type { Snapshot } from '../projection.js';
import { Column } from './column.js';

/** Strings by number, numbers by string. Numbers are dense, from 0, in the order of first sight. */
export class Dictionary {
  /** What a snapshot held, as one text in UTF-8; decoded and cut apart only where it is asked for. */
  private bytes: Uint8Array | undefined;
  private decoded = '';
  /** By number: where its string ends in the text. */
  private loadedEnds: Int32Array = new Int32Array(0);
  private added: string[] = [];
  /** Built at the first look-up after a restart: reading alone needs it not. */
  private codes: Map<string, number> | undefined = new Map();
  private ordered: Int32Array = new Int32Array(0);

  get size(): number {
    return this.loadedEnds.length + this.added.length;
  }

  /** The number of a string, new where it was not seen. */
  encode(text: string): number {
    const codes = this.index();
    let code = codes.get(text);
    if (code === undefined) {
      code = this.size;
      this.added.push(text);
      codes.set(text, code);
    }
    return code;
  }

  /** @returns undefined where the string was never seen */
  codeOf(text: string): number | undefined {
    return this.index().get(text);
  }

  textOf(code: number): string {
    const { length } = this.loadedEnds;
    if (code >= length) return this.added[code - length]!;
    return this.loaded().slice(code === 0 ? 0 : this.loadedEnds[code - 1], this.loadedEnds[code]);
  }

  /** The length of a string, in UTF-16 code units: no string is cut out for it. */
  lengthOf(code: number): number {
    const { length } = this.loadedEnds;
    if (code >= length) return this.added[code - length]!.length;
    return this.loadedEnds[code]! - (code === 0 ? 0 : this.loadedEnds[code - 1]!);
  }

  /** The numbers of the strings that hold a text, in their order. All are searched as one, which is quicker by far. */
  holding(part: string): number[] {
    this.join();
    const { loadedEnds: ends, decoded: text } = this;
    if (part === '') return [...ends.keys()];
    const found: number[] = [];
    let code = 0;
    for (let at = text.indexOf(part); at !== -1;) {
      while (ends[code]! <= at) code++;
      const whole = at + part.length <= ends[code]!;
      if (whole) found.push(code);
      at = text.indexOf(part, whole ? ends[code] : at + 1);
    }
    return found;
  }

  /** The numbers in the order of their strings, by UTF-16 code units. Kept; what came since it was asked for is merged in. */
  inOrder(): Int32Array {
    const { ordered, size } = this;
    if (ordered.length === size) return ordered;
    const texts = Array.from({ length: size }, (_, code) => this.textOf(code));
    const added = Int32Array.from({ length: size - ordered.length }, (_, n) => ordered.length + n).sort(
      (a, b) => (texts[a]! < texts[b]! ? -1 : 1),
    );
    const merged = new Int32Array(size);
    for (let at = 0, old = 0, fresh = 0; at < size; at++) {
      const takesOld =
        fresh === added.length || (old < ordered.length && texts[ordered[old]!]! < texts[added[fresh]!]!);
      merged[at] = takesOld ? ordered[old++]! : added[fresh++]!;
    }
    return (this.ordered = merged);
  }

  save(): Snapshot {
    const ends = Column.int32();
    for (const end of this.loadedEnds) ends.push(end);
    const loaded = this.loaded();
    let end = loaded.length;
    for (const text of this.added) ends.push((end += text.length));
    return { ends: ends.save(), texts: new TextEncoder().encode(loaded + this.added.join('')) };
  }

  load(snapshot: Snapshot): this {
    this.bytes = snapshot['texts'];
    const ends = Column.int32().load(snapshot['ends']!);
    this.loadedEnds = ends.cells.subarray(0, ends.length);
    this.added = [];
    this.codes = undefined;
    this.ordered = new Int32Array(0);
    return this;
  }

  private loaded(): string {
    if (this.bytes) this.decoded = new TextDecoder('utf-8', { ignoreBOM: true }).decode(this.bytes);
    this.bytes = undefined;
    return this.decoded;
  }

  /** One text of all strings, as after a restart. */
  private join(): void {
    const loaded = this.loaded();
    if (this.added.length === 0) return;
    const ends = new Int32Array(this.size);
    ends.set(this.loadedEnds);
    let end = loaded.length;
    for (const [at, text] of this.added.entries()) ends[this.loadedEnds.length + at] = end += text.length;
    this.decoded = loaded + this.added.join('');
    this.loadedEnds = ends;
    this.added = [];
  }

  private index(): Map<string, number> {
    if (this.codes) return this.codes;
    const codes = new Map<string, number>();
    for (let code = 0; code < this.size; code++) codes.set(this.textOf(code), code);
    return (this.codes = codes);
  }
}
