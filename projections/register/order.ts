import type { Rows } from './rows.js';

/** The order of compareEffective, on columns: positive where row `a` comes after row `b`. */
export function compareRows({ rows: { columns } }: { readonly rows: Rows }, a: number, b: number): number {
  return (
    columns.latest.at(a) - columns.latest.at(b) ||
    columns.earliest.at(a) - columns.earliest.at(b) ||
    columns.type.at(a) - columns.type.at(b) ||
    columns.position.at(a) - columns.position.at(b)
  );
}
