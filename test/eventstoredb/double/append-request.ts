import type { Expected } from './append-rules.js';
import type { ProposedEvent } from './record.js';
import type { shared } from './stubs.js';

/** Events for one stream, as either kind of append asks. */
export interface AppendRequest {
  readonly stream: string;
  readonly expected: Expected;
  readonly events: ProposedEvent[];
}

interface ProposedMessage {
  getId(): InstanceType<typeof shared.UUID> | undefined;
  getMetadataMap(): { get(key: string): string | undefined };
  getData_asU8(): Uint8Array;
  getCustomMetadata_asU8(): Uint8Array;
}

export function proposedEvent(message: ProposedMessage): ProposedEvent {
  const metadata = message.getMetadataMap();
  return {
    id: message.getId()!.getString(),
    type: metadata.get('type') ?? '',
    contentType: metadata.get('content-type') ?? 'application/octet-stream',
    data: message.getData_asU8(),
    metadata: message.getCustomMetadata_asU8(),
  };
}

interface ExpectedOption {
  hasAny(): boolean;
  hasNoStream(): boolean;
}

/** What the options of a write expect, whichever message they are part of. */
export function expectedOf(
  options: ExpectedOption & { hasStreamExists?(): boolean },
  revision: string,
): Expected {
  if (options.hasAny()) return 'any';
  if (options.hasNoStream()) return 'no_stream';
  return options.hasStreamExists?.() ? 'stream_exists' : Number(revision);
}

export const streamNameOf = (options: {
  getStreamIdentifier(): InstanceType<typeof shared.StreamIdentifier> | undefined;
}): string => Buffer.from(options.getStreamIdentifier()!.getStreamName_asU8()).toString();

/** What the server counts against the append limit. */
export const sizeOf = ({ events }: AppendRequest): number =>
  events.reduce((sum, { type, data, metadata }) => sum + data.length + metadata.length + 2 * type.length, 0);
