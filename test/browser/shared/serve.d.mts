export interface Served {
  readonly url: string;
  stop(): Promise<void>;
}

export function serve(dataDir?: string): Promise<Served>;
