import { bitFlipsAreFound } from '../audit/bit-flips.js';

jest.setTimeout(600_000);
bitFlipsAreFound(2000);
