import { KeyRefusedError } from '../audit/index.js';
import { ConfigurationError } from '../configuration/index.js';
import {
  EventTooLargeError,
  StoreDamagedError,
  StoreRefusedError,
  StoreUnavailableError,
} from '../event-store/index.js';
import { FileFaultError, RestoreRefusedError } from '../importing/index.js';
import { NotReadyError } from '../projecting/index.js';
import { Refusal } from '../recording/index.js';
import { FetchError, MappingError, SnapshotDateError } from '../sources/index.js';
import { EXIT } from './exit-codes.js';
import { issueText } from './issue-text.js';

/** A command cannot be carried out, for a reason that is said in plain words. */
export class CommandError extends Error {
  override readonly name = 'CommandError';
  constructor(
    message: string,
    readonly exitCode: number = EXIT.failed,
  ) {
    super(message);
  }
}

const EXPECTED = [
  ConfigurationError,
  EventTooLargeError,
  KeyRefusedError,
  StoreDamagedError,
  StoreRefusedError,
  StoreUnavailableError,
  FileFaultError,
  RestoreRefusedError,
  NotReadyError,
  Refusal,
  FetchError,
  MappingError,
  SnapshotDateError,
];

const FILE_ERRORS: Readonly<Record<string, string>> = {
  ENOENT: 'There is no such file',
  EISDIR: 'It is a folder',
  EACCES: 'It may not be read or written',
  ENOSPC: 'The disk is full',
  EROFS: 'The disk cannot be written to',
};

/** The error in plain words; its stack only where nobody foresaw it. */
export function reasonOf(error: unknown): string {
  if (error instanceof StoreRefusedError && error.message.includes('is in use'))
    return `${error.message}\nWhile the service runs, \`import\`, \`correct\`, \`retract\`, \`sync\`, \`matches\`, \`decide\`, \`webhooks\` and \`keys\` go through it with --server http://127.0.0.1:3000; stop it for the others.`;
  if (error instanceof Refusal && error.issues.length > 0) return error.issues.map(issueText).join('\n');
  if (error instanceof CommandError || EXPECTED.some((expected) => error instanceof expected))
    return (error as Error).message;
  const { code, path } = error as NodeJS.ErrnoException;
  const said = code && FILE_ERRORS[code];
  if (said) return `${said}: ${path ?? (error as Error).message}`;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

export function exitCodeOf(error: unknown): number {
  if (error instanceof CommandError) return error.exitCode;
  return error instanceof Refusal ? EXIT.refused : EXIT.failed;
}
