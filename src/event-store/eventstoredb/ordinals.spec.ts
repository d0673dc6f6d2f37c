import { StoreDamagedError } from '../event-store.js';
import { Ordinals } from './ordinals.js';

const at = (stream: string, revision: number, commit: number, prepare = commit) => ({
  stream,
  revision,
  commit,
  prepare,
});
const counted = (...places: ReturnType<typeof at>[]): Ordinals => {
  const ordinals = new Ordinals();
  for (const place of places) ordinals.add(place);
  return ordinals;
};

describe('the count of a log', () => {
  const places = [
    at('a', 0, 100),
    at('b', 0, 250),
    at('a', 1, 251),
    at('a', 2, 400, 380),
    at('b', 1, 400, 390),
  ];

  it('gives each event the next position, whatever the gaps between their places', () => {
    const ordinals = new Ordinals();
    expect(places.map((place) => ordinals.add(place))).toEqual([1, 2, 3, 4, 5]);
    expect(ordinals.placeOf(4)).toEqual({ commit: 400n, prepare: 380n });
    expect(ordinals.positionsOf('a', 0)).toEqual([1, 3, 4]);
    expect(ordinals.positionsOf('a', 2)).toEqual([4]);
    expect(ordinals.positionsOf('c', 0)).toEqual([]);
    expect([ordinals.headOf('a'), ordinals.headOf('b'), ordinals.headOf('c')]).toEqual([2, 1, -1]);
  });

  it('counts an event once, however often it is delivered', () => {
    const ordinals = counted(...places);
    for (const place of places) expect(ordinals.add(place)).toBeUndefined();
    expect(ordinals.count).toBe(5);
  });

  it('tells events of one commit apart by where they were prepared', () => {
    const ordinals = counted(at('a', 0, 100, 80));
    expect(ordinals.add(at('a', 1, 100, 90))).toBe(2);
  });

  it.each([
    ['that begins late', at('c', 1, 500)],
    ['that skips', at('a', 4, 500)],
    ['that comes again', at('a', 2, 500)],
  ])('refuses a stream %s', (_, place) => {
    expect(() => counted(...places).add(place)).toThrow(StoreDamagedError);
  });

  it('goes on after it was saved and loaded as if it never was', () => {
    const loaded = Ordinals.load(counted(...places).save());
    expect(loaded.add(places[4]!)).toBeUndefined();
    expect(loaded.add(at('b', 2, 900))).toBe(6);
    expect(loaded.positionsOf('b', 0)).toEqual([2, 5, 6]);
    expect(loaded.placeOf(4)).toEqual({ commit: 400n, prepare: 380n });
  });
});
