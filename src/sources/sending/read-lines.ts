import { isUtf8 } from 'node:buffer';
import type { Readable } from 'node:stream';
import { ajv, issuesOf, type Issue } from '#events/validation.js';
import type { SourceRecord as Stated } from '#projections/sourcing/source-record.js';
import { badRequest, parseStrictJson, plainProblem, StrictJsonError } from '../../http/index.js';
import { checkedDate, SnapshotDateError, type OpenedSnapshot } from '../open-snapshot.js';
import { Snapshot, SourceRecord, type SnapshotLine } from './lines.js';

const isSnapshot = ajv.compile<SnapshotLine>(Snapshot);
const isRecord = ajv.compile<Stated>(SourceRecord);

/** Problems that are told at once. */
const TOLD = 20;

/**
 * Reads a snapshot as it was sent.
 * @param limit bytes
 * @param most records
 * @throws ProblemError 400 naming line, field and rule; 413 where it is larger, or has more
 */
export async function readSnapshotLines(
  body: Readable,
  limit: number,
  most: number,
): Promise<OpenedSnapshot> {
  const [first, ...rest] = await linesOf(body, limit);
  if (first === undefined) throw badRequest([{ field: '', rule: 'must be a snapshot; it is empty' }]);
  if (rest.length > most)
    throw plainProblem(
      413,
      `A snapshot has at most ${most} records (IMPORT_ROWS), and this has ${rest.length}`,
    );
  const { faults, ...snapshot } = snapshotOf(first);
  const issues: Issue[] = [];
  const records: Stated[] = [];
  for (const [i, line] of rest.entries()) {
    const value = parsed(line, i + 2);
    if (isRecord(value)) records.push(value);
    else issues.push(...inLine(i + 2, issuesOf(isRecord.errors ?? [])));
    if (issues.length >= TOLD) break;
  }
  if (issues.length > 0) throw badRequest(issues);
  return { snapshot, content: { records, faults } };
}

function snapshotOf(line: string): SnapshotLine {
  const value = parsed(line, 1);
  if (!isSnapshot(value)) throw badRequest(inLine(1, issuesOf(isSnapshot.errors ?? [])));
  try {
    checkedDate(value.publishedOn);
    return value;
  } catch (error) {
    if (!(error instanceof SnapshotDateError)) throw error;
    throw badRequest([{ field: 'line 1, publishedOn', value: value.publishedOn, rule: error.rule }]);
  }
}

async function linesOf(body: Readable, limit: number): Promise<string[]> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of body as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > limit) throw plainProblem(413, `A snapshot has at most ${limit} bytes as it is sent`);
    chunks.push(chunk);
  }
  const bytes = Buffer.concat(chunks);
  if (!isUtf8(bytes)) throw badRequest([{ field: '', rule: 'must be UTF-8' }]);
  return bytes
    .toString('utf8')
    .split('\n')
    .filter((line) => line.trim() !== '');
}

function parsed(line: string, number: number): unknown {
  try {
    return parseStrictJson(line);
  } catch (error) {
    if (!(error instanceof StrictJsonError)) throw error;
    throw badRequest(inLine(number, [{ field: error.field, rule: error.rule }]));
  }
}

const inLine = (line: number, issues: readonly Issue[]): Issue[] =>
  issues.map(({ field, ...issue }) => ({
    field: field === '' ? `line ${line}` : `line ${line}, ${field}`,
    ...issue,
  }));
