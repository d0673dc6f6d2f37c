import { tamperingIsFound } from '../audit/tampering.js';

jest.setTimeout(600_000);
tamperingIsFound(100);
