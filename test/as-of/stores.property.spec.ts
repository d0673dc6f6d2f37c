import { storesAgree } from './stores-agree.js';

jest.setTimeout(300_000);

/** test/long runs ten times as many. */
describe('a history', () => storesAgree(100));
