import { crc32 } from 'node:zlib';

/**
 * CRC-32 over all that a row says. SQLite notices a broken page structure but not a flipped bit inside a value;
 * this does, and costs half a microsecond an event. Against intent there is the register's Merkle tree.
 * @param stream the stream's key
 */
export const eventChecksum = (
  position: number,
  stream: number,
  revision: number,
  id: string,
  body: string,
): number => crc32(body, crc32(id, mixed(position, stream, revision)));

export const streamChecksum = (key: number, name: string): number => crc32(name, mixed(key, 0, 0));

export const checkpointChecksum = (name: string, revision: number, body: string): number =>
  crc32(body, crc32(name, mixed(0, 0, revision)));

/** The numbers as one 32-bit start value; odd multipliers keep a change of any bit of any of them a change of it. */
const mixed = (a: number, b: number, c: number): number =>
  (Math.imul(a, 0x9e3779b1) ^ Math.imul(b, 0x85ebca6b) ^ Math.imul(c, 0xc2b2ae35)) >>> 0;
