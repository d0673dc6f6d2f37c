/** What the command line's exit code says. `verify` has its own, which its help names. */
export const EXIT = {
  /** Done. */
  done: 0,
  /** What was given is refused; of an import, whether other rows were recorded stands in the report. */
  refused: 1,
  /** It could not be done: the file, the store, the configuration or the service. */
  failed: 2,
  /** The command was not understood. */
  usage: 3,
} as const;
