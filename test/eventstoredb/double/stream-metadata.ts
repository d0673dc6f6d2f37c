import { randomUUID } from 'node:crypto';
import type { ProposedEvent } from './record.js';

/** An event that the server writes by itself. */
export const systemEvent = (type: string, json: string): ProposedEvent => ({
  id: randomUUID(),
  type,
  contentType: 'application/json',
  data: Buffer.from(json),
  metadata: Buffer.alloc(0),
});

/** `$tb` of a stream that was deleted. */
export const DELETED = '{"$tb":9223372036854775807}';

interface StreamMetadata {
  readonly $maxCount?: number;
  readonly $tb?: number;
}

/** What an event of a metadata stream, `$$<name>`, says of the stream. */
export function retentionOf({ type, data }: ProposedEvent): { maxCount: number; first: number } | undefined {
  if (type !== '$metadata') return undefined;
  const { $maxCount = Infinity, $tb = 0 } = JSON.parse(Buffer.from(data).toString()) as StreamMetadata;
  return { maxCount: $maxCount, first: $tb };
}
