/** As much of openFDA's answer as is read (https://open.fda.gov/apis/drug/drugsfda/). Nothing of it is sure to be there. */
export interface Answer {
  readonly meta?: {
    /** `YYYY-MM-DD`. */
    readonly last_updated?: string;
    /** Of how many results these are some. */
    readonly results?: { readonly total?: number };
  };
  readonly results?: unknown;
}

export interface Application {
  /** `NDA`, `ANDA` or `BLA` and six digits. */
  readonly application_number?: unknown;
  readonly sponsor_name?: unknown;
  readonly openfda?: { readonly brand_name?: unknown; readonly generic_name?: unknown };
  readonly products?: unknown;
  readonly submissions?: unknown;
}

export interface Product {
  readonly brand_name?: unknown;
  readonly active_ingredients?: unknown;
}

export interface Submission {
  /** `ORIG` or `SUPPL`. */
  readonly submission_type?: unknown;
  /** `AP` approved, `TA` tentatively. */
  readonly submission_status?: unknown;
  /** `YYYYMMDD`. */
  readonly submission_status_date?: unknown;
  /** `STANDARD`, `PRIORITY`, or absent. */
  readonly review_priority?: unknown;
}
