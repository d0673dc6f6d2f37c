export { EventStoreDbDouble, type DoubleOptions } from './eventstoredb-double.js';
export type { DoubleNode } from './double-node.js';
export type { Fault, Operation } from './faults.js';
export * from './fault-kinds.js';
