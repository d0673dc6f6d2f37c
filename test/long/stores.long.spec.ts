import { storesAgree } from '../as-of/stores-agree.js';

jest.setTimeout(3_600_000);

/** What test/as-of runs with every build, at full size. */
describe('a history, at full size', () => storesAgree(1_000));
