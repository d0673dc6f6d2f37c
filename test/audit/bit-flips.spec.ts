import { bitFlipsAreFound } from './bit-flips.js';

bitFlipsAreFound(60);
