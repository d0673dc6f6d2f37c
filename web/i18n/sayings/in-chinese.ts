import type { Form } from './forms.js';
import { REFUSALS } from './refusals.js';
import { RULES } from './rules.js';

const BLANK = /\{(\w+)\}/g;

interface Reading {
  readonly says: RegExp;
  readonly zh: string;
}

const literal = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

const NUMBER = String.raw`-?\d+(?:\.\d+)?`;

/** What a form matches: its words, a number in the blank of that name, and anything in the others. */
function reading([en, zh]: Form): Reading {
  const pattern = en
    .split(BLANK)
    .map((part, at) => (at % 2 === 0 ? literal(part) : `(?<${part}>${part === 'number' ? NUMBER : '.*'})`));
  return { says: new RegExp(`^${pattern.join('')}$`, 's'), zh };
}

/** Those that leave less open come first, so that "must be string" is not read as a value that must be. */
const closest = (forms: readonly Form[]): Form[] =>
  [...forms].sort(([a], [b]) => b.replace(BLANK, '').length - a.replace(BLANK, '').length);

const SENTENCES = closest(REFUSALS).map(reading);
const CLAUSES = closest(RULES).map(reading);

function read(text: string, readings: readonly Reading[]): string | undefined {
  for (const { says, zh } of readings) {
    const found = says.exec(text);
    if (found) return zh.replace(BLANK, (_, name: string) => found.groups![name]!);
  }
  return undefined;
}

/** What the service says, in Chinese; undefined where it has no form that is known here. Nothing is guessed. */
export function inChinese(text: string): string | undefined {
  const sentence = read(text, SENTENCES);
  if (sentence !== undefined) return sentence;
  const clauses = text.split('; ').map((clause) => read(clause, CLAUSES));
  return clauses.includes(undefined) ? undefined : clauses.join('；');
}
