import { isEdtf } from '#events/edtf.js';
import type { SnapshotIdentity } from '#projections/sourcing/source-record.js';
import { snapshotFile } from './reading/snapshot-file.js';
import type { SnapshotContent, Source } from './source.js';

/** A snapshot that has been read: which file it is, and what it states. */
export interface OpenedSnapshot {
  readonly snapshot: SnapshotIdentity;
  readonly content: SnapshotContent;
}

export interface SnapshotOptions {
  /** EDTF; goes before the date that the file gives itself, and that before any date the file was sent with. */
  readonly publishedOn?: string;
  readonly sentOn?: string;
  /** Where the file was fetched. */
  readonly url?: string;
  /** True where the file is known to hold only a part of the source. */
  readonly partial?: boolean;
}

/** Nobody says of which date the snapshot is, or what is said is no date that has an end. */
export class SnapshotDateError extends Error {
  override readonly name = 'SnapshotDateError';
  constructor(
    message: string,
    /** What the date must be. */
    readonly rule: string,
  ) {
    super(message);
  }
}

/**
 * Reads a file of a source.
 * @throws FileFaultError where it cannot be read   @throws SnapshotDateError where its date is not known
 */
export async function openSnapshot(
  source: Source,
  path: string,
  { publishedOn, sentOn, url, partial = false }: SnapshotOptions = {},
): Promise<OpenedSnapshot> {
  const file = await snapshotFile(path);
  const rows = await source.read(file);
  const date = checkedDate(publishedOn ?? rows.publishedOn ?? sentOn);
  const snapshot = {
    sourceId: source.id,
    title: source.title,
    publisher: source.publisher,
    ...(url !== undefined && { url }),
    publishedOn: date,
    sha256: file.sha256,
    format: file.format,
    rows: rows.count,
    partial: partial || rows.partial,
  };
  return { snapshot, content: rows.content(date) };
}

const RULE = 'must be a day, a month or a year, such as 2023-03-10 or 2020-12';

/** @throws SnapshotDateError where it is no date that a snapshot can have */
export function checkedDate(date: string | undefined): string {
  if (date === undefined)
    throw new SnapshotDateError(`The file does not say of which date it is; the date ${RULE}`, RULE);
  if (!date.includes('/') && isEdtf(date)) return date;
  throw new SnapshotDateError(`The date of a snapshot ${RULE}, not "${date}"`, RULE);
}
