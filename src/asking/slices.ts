import { Turns } from '../turns/index.js';

const exports = new Turns(1);

/** To be awaited before each slice of an export, of some milliseconds: however many are made at once, one does a slice in a turn. */
export const nextSlice = (): Promise<void> => exports.take();
