export const TYPES: ReadonlyMap<
  string,
  {
    readonly rank: number;
    readonly lane?: string;
    readonly status?: string;
    readonly stage?: string | readonly [trial: string, marketing: string];
  }
>;
export const STAGES: readonly string[];
export const VERSION: number;
