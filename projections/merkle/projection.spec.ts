import type { LoggedEvent } from '../belief/belief.js';
import { leafHash } from './hashing.js';
import { merkleProjection } from './projection.js';

const event = {} as LoggedEvent;

describe('the Merkle tree as a projection', () => {
  it('has one leaf for each event, over its stored bytes', () => {
    const tree = merkleProjection.initial();
    for (const body of ['{"a":1}', '{"b":"药"}']) merkleProjection.fold(tree, event, body);
    expect(tree.size).toBe(2);
    expect(tree.leaf(1)).toEqual(leafHash('{"b":"药"}'));
  });

  it.each([0, 1, 2, 7, 8, 1000])('is the same after a snapshot of %i events, and grows on', (size) => {
    const tree = merkleProjection.initial();
    for (let n = 0; n < size; n++) merkleProjection.fold(tree, event, `{"n":${n}}`);
    const loaded = merkleProjection.load(merkleProjection.save(tree));
    expect(loaded.size).toBe(size);
    expect(loaded.root()).toEqual(tree.root());
    for (const each of [tree, loaded]) merkleProjection.fold(each, event, '{"n":"next"}');
    expect(loaded.root()).toEqual(tree.root());
  });

  it('does not load a snapshot that lacks a level', () => {
    const tree = merkleProjection.initial();
    for (let n = 0; n < 5; n++) merkleProjection.fold(tree, event, `{"n":${n}}`);
    const entries = Object.entries(merkleProjection.save(tree)).filter(([name]) => name !== 'level-1');
    expect(() => merkleProjection.load(Object.fromEntries(entries))).toThrow(RangeError);
  });
});
