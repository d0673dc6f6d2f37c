import { appendingContract } from './appending.contract.js';
import { checkpointsContract, durableCheckpointsContract } from './checkpoints.contract.js';
import { closingContract } from './closing.contract.js';
import { concurrencyContract } from './concurrency.contract.js';
import { durabilityContract } from './durability.contract.js';
import { fidelityContract } from './fidelity.contract.js';
import type { MakeStore } from './fixture.js';
import { idempotenceContract } from './idempotence.contract.js';
import { readingContract } from './reading.contract.js';
import { subscribingContract } from './subscribing.contract.js';

/** What holds for every event store. Uses the port only. */
export function eventStoreContract(name: string, makeStore: MakeStore): void {
  describe(`${name}, an event store`, () => {
    describe('appending', () => appendingContract(makeStore));
    describe('appending again', () => idempotenceContract(makeStore));
    describe('appending at once', () => concurrencyContract(makeStore));
    describe('reading', () => readingContract(makeStore));
    describe('fidelity', () => fidelityContract(makeStore));
    describe('subscribing', () => subscribingContract(makeStore));
    describe('checkpoints', () => checkpointsContract(makeStore));
    describe('closing', () => closingContract(makeStore));
  });
}

/** What also holds for every store that outlives its process; its fixtures must have `reopen`. */
export function durableEventStoreContract(name: string, makeStore: MakeStore): void {
  describe(`${name}, a durable event store`, () => {
    durabilityContract(makeStore);
    describe('checkpoints', () => durableCheckpointsContract(makeStore));
  });
}
