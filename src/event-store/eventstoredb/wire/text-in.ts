import type protobuf from 'protobufjs/minimal.js';

/** The text in one field of the message that comes next; empty where it has no such field. */
export function textIn(reader: protobuf.Reader, field: number): string {
  const end = reader.uint32() + reader.pos;
  let text = '';
  while (reader.pos < end) {
    const tag = reader.uint32();
    if (tag >>> 3 === field) text = reader.string();
    else reader.skipType(tag & 7);
  }
  return text;
}
