import { crc32 } from 'node:zlib';
import type { StoredEvent } from '../event-store.js';

/**
 * CRC-32 over all that a row says. SQLite notices a broken page structure but not a flipped bit inside a value;
 * this does, and costs 0.7 µs an event. Against intent there is the register's Merkle tree.
 */
export const checksumOf = ({ position, revision, id, stream, body }: StoredEvent): number =>
  crc32(body, crc32(`${position} ${revision} ${id} ${stream}\n`));
