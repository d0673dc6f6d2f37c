/** The least and the greatest value a figure may have, because dates it rests on are imprecise. */
export interface Interval {
  readonly least: number;
  readonly most: number;
}
