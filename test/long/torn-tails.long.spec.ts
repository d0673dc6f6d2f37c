import { tearsAreSurvived } from '../torn/tears.js';

jest.setTimeout(3_600_000);

describe('files that are torn at any byte', () => tearsAreSurvived(1));
