import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** Public files that are no part of this repository; `CLOCKSTOP_SHARED_DATA` names the folder that holds them. */
const folder = process.env['CLOCKSTOP_SHARED_DATA'] ?? join(process.cwd(), '../shared/data');

export const sharedFile = (name: string): string => join(folder, name);

/** `describe`, which says that it is skipped where one of the files is not there. */
export const describeWith = (...names: readonly string[]): jest.Describe =>
  names.every((name) => existsSync(sharedFile(name))) ? describe : describe.skip;
