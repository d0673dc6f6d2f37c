import { tamperingIsFound } from './tampering.js';

tamperingIsFound(4);
