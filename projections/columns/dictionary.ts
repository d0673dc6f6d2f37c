import type { Snapshot } from '../projection.js';
import { Column } from './column.js';

/** Strings by number, numbers by string. Numbers are dense, from 0, in the order of first sight. */
export class Dictionary {
  private texts: string[] = [];
  /** Built at the first look-up after a restart: reading alone needs it not. */
  private codes: Map<string, number> | undefined = new Map();

  get size(): number {
    return this.texts.length;
  }

  /** The number of a string, new where it was not seen. */
  encode(text: string): number {
    const codes = this.index();
    let code = codes.get(text);
    if (code === undefined) {
      code = this.texts.length;
      this.texts.push(text);
      codes.set(text, code);
    }
    return code;
  }

  /** @returns undefined where the string was never seen */
  codeOf(text: string): number | undefined {
    return this.index().get(text);
  }

  textOf(code: number): string {
    return this.texts[code]!;
  }

  save(): Snapshot {
    const lengths = Column.int32();
    for (const text of this.texts) lengths.push(text.length);
    return { lengths: lengths.save(), texts: new TextEncoder().encode(this.texts.join('')) };
  }

  load(snapshot: Snapshot): this {
    const all = new TextDecoder('utf-8', { ignoreBOM: true }).decode(snapshot['texts']);
    const lengths = Column.int32().load(snapshot['lengths']!);
    const texts = new Array<string>(lengths.length);
    for (let code = 0, start = 0; code < lengths.length; code++) {
      const end = start + lengths.at(code);
      texts[code] = all.slice(start, end);
      start = end;
    }
    this.texts = texts;
    this.codes = undefined;
    return this;
  }

  private index(): Map<string, number> {
    return (this.codes ??= new Map(this.texts.map((text, code) => [text, code])));
  }
}
