/** What a picture shows, ready to be drawn: everything is worked out and named in the reader's language. */
export type FigureData = SurvivalData | IncidenceData | BoxData | CountData;

/** The mark that a pointer chose; a group by its values, null where nothing says one. */
export interface Picked {
  readonly group: readonly (string | null)[];
  readonly state?: string;
}

interface Mark extends Picked {
  /** The group's name. */
  readonly name: string;
}

export interface CurvePoint {
  readonly at: number;
  readonly least: number;
  readonly most: number;
  readonly lower?: number;
  readonly upper?: number;
  readonly atRisk: string;
}

export interface SurvivalData {
  readonly kind: 'survival';
  readonly curves: readonly (Mark & { readonly points: readonly CurvePoint[] })[];
  readonly end: number;
  readonly ticks: readonly number[];
  readonly xLabel: string;
  readonly yLabel: string;
  readonly atRiskLabel: string;
}

export interface IncidenceData {
  readonly kind: 'incidence';
  readonly panels: readonly (Mark & {
    readonly points: readonly { readonly at: number; readonly shares: readonly number[] }[];
  })[];
  readonly states: readonly { readonly state: string; readonly name: string }[];
  readonly end: number;
  readonly ticks: readonly number[];
  readonly xLabel: string;
  readonly yLabel: string;
}

export interface BoxData {
  readonly kind: 'boxes';
  readonly boxes: readonly (Mark & {
    readonly low: number;
    readonly lower: number;
    readonly median: number;
    readonly upper: number;
    readonly high: number;
    readonly n: string;
  })[];
  readonly xLabel: string;
}

export interface CountData {
  readonly kind: 'counts';
  readonly bars: readonly (Picked & {
    readonly year: string;
    readonly panel: string;
    readonly conclusion: string;
    readonly n: number;
  })[];
  readonly years: readonly string[];
  readonly panels: readonly string[];
  readonly conclusions: readonly string[];
  readonly xLabel: string;
  readonly yLabel: string;
}
