const CHUNK = 4 * 1024 * 1024;
const LENGTH = 4;

/**
 * Records at byte addresses, as in the server's own log. One that does not fit into what is left of a chunk begins the next
 * chunk; so addresses ascend with gaps.
 */
export class Chunks {
  private readonly chunks: Buffer[] = [];
  private end = 0;

  /**
   * @param encode the record, given its address
   * @returns its address
   */
  add(encode: (address: number) => Uint8Array): number {
    let address = this.end;
    let record = encode(address);
    if ((address % CHUNK) + LENGTH + record.length > CHUNK) {
      address = Math.ceil(address / CHUNK) * CHUNK;
      record = encode(address);
    }
    if (LENGTH + record.length > CHUNK)
      throw new RangeError(`a record of ${record.length} bytes is too large`);
    const chunk = (this.chunks[Math.floor(address / CHUNK)] ??= Buffer.allocUnsafeSlow(CHUNK));
    chunk.writeUInt32LE(record.length, address % CHUNK);
    chunk.set(record, (address % CHUNK) + LENGTH);
    this.end = address + LENGTH + record.length;
    return address;
  }

  at(address: number): Buffer {
    const chunk = this.chunks[Math.floor(address / CHUNK)]!;
    const start = (address % CHUNK) + LENGTH;
    return chunk.subarray(start, start + chunk.readUInt32LE(address % CHUNK));
  }
}
