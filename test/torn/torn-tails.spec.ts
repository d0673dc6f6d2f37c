import { tearsAreSurvived } from './tears.js';

jest.setTimeout(120_000);

/** test/long tears at every byte. */
describe('files that are torn', () => tearsAreSurvived(1_009));
