import { canonicalJson } from '#events/canonical.js';
import type { Envelope } from '#events/envelope.js';
import { streamOf } from '#events/subject.js';
import { UuidIndex } from '#projections/columns/uuid-index.js';
import { leafHash } from '#projections/merkle/hashing.js';
import { MerkleLog } from '#projections/merkle/merkle-log.js';
import type { InspectedEvent } from '../../event-store/index.js';
import type { VerificationFindings } from './findings.js';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/;

/** Checks the events of a log one by one, in order, each against itself and those before it, and builds their tree. */
export class EventCheck {
  readonly tree = new MerkleLog();
  /** Events that carry an earlier instant than one before them: the clock was set back, or somebody set it so. */
  stepsBack = 0;
  private position = 0;
  private knownAt = '';
  private readonly ids = new UuidIndex();
  private readonly revisions = new Map<string, number>();

  constructor(private readonly findings: VerificationFindings) {}

  add(event: InspectedEvent): void {
    const expected = this.position + 1;
    this.position = event.position;
    const at = `the event at position ${event.position}`;
    if (event.position !== expected)
      this.findings.tampered(`${at} stands where position ${expected} should: the positions are not dense`);
    if (!event.intact) this.findings.tampered(`${at} does not match the checksum of its row`);
    const { id, body, stream } = event;
    this.tree.append(leafHash(body?.toWellFormed() ?? ''));
    if (id === undefined || body === undefined || stream === undefined) {
      this.findings.tampered(`${at} lacks its id, its body or the name of its stream`);
      return;
    }
    this.checkRevision(at, stream, event.revision);
    this.checkId(at, id);
    this.checkBody(at, id, stream, body);
  }

  private checkRevision(at: string, stream: string, revision: number): void {
    const expected = (this.revisions.get(stream) ?? -1) + 1;
    if (revision !== expected)
      this.findings.tampered(`${at} has revision ${revision} of ${stream}, where ${expected} is due`);
    this.revisions.set(stream, revision);
  }

  private checkId(at: string, id: string): void {
    if (!UUID.test(id)) {
      this.findings.tampered(`${at} has an id that is not a UUID: ${JSON.stringify(id)}`);
      return;
    }
    if (this.ids.ordinalOf(id) !== undefined)
      this.findings.tampered(`${at} has the id of an event before it, ${id}`);
    this.ids.push(id);
  }

  private checkBody(at: string, id: string, stream: string, body: string): void {
    const event = parsed(body);
    if (!event) {
      this.findings.tampered(`${at} has a body that is not an event in JSON`);
      return;
    }
    if (event.id !== id)
      this.findings.tampered(`${at} has the id ${id} in its row and ${event.id} in its body`);
    if (!isCanonical(event, body)) this.findings.tampered(`${at} is not in canonical form`);
    if (streamOfBody(event) !== stream)
      this.findings.tampered(`${at} stands in ${stream}, to which it does not belong`);
    const { at: instant, by, approvedBy } = event.recorded;
    if (approvedBy !== undefined && approvedBy === by)
      this.findings.tampered(`${at} is approved by "${by}", who recorded it`);
    if (!INSTANT.test(instant))
      this.findings.tampered(`${at} was recorded at ${instant}, which is no instant`);
    else if (instant < this.knownAt) this.stepsBack++;
    else this.knownAt = instant;
  }
}

function parsed(body: string): Envelope | undefined {
  let value: unknown;
  try {
    value = JSON.parse(body);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
  const event = value as Partial<Envelope> | null;
  return typeof event?.id === 'string' && typeof event.recorded?.at === 'string'
    ? (event as Envelope)
    : undefined;
}

function isCanonical(event: Envelope, body: string): boolean {
  try {
    return canonicalJson(event) === body;
  } catch (error) {
    if (error instanceof TypeError) return false;
    throw error;
  }
}

function streamOfBody(event: Envelope): string | undefined {
  try {
    return streamOf(event);
  } catch (error) {
    if (error instanceof TypeError) return undefined;
    throw error;
  }
}
