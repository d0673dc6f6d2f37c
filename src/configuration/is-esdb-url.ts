import { ValidateBy } from 'class-validator';
import { parseEsdbUrl } from './esdb-url.js';

/** What is wrong with a connection string; undefined where nothing is. */
function faultOf(value: unknown): string | undefined {
  try {
    parseEsdbUrl(String(value));
    return undefined;
  } catch (error) {
    if (error instanceof RangeError) return error.message;
    throw error;
  }
}

export const IsEsdbUrl = (): PropertyDecorator =>
  ValidateBy({
    name: 'isEsdbUrl',
    validator: {
      validate: (value) => faultOf(value) === undefined,
      defaultMessage: (checked) => `${checked?.property} ${faultOf(checked?.value)}`,
    },
  });
