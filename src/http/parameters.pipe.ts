import { ValidationPipe } from '@nestjs/common';
import type { ValidationError } from 'class-validator';
import { badRequest } from './problem.js';

/** Query parameters by their class: unknown, repeated or malformed ones are named with their rule. */
export const parametersPipe = (): ValidationPipe =>
  new ValidationPipe({
    transform: true,
    whitelist: true,
    forbidNonWhitelisted: true,
    exceptionFactory: (errors: ValidationError[]) =>
      badRequest(
        errors.map(({ property, value, constraints }) => ({
          field: property,
          value: value as unknown,
          rule: Array.isArray(value) ? 'is given more than once' : rulesOf(property, constraints),
        })),
      ),
  });

/** class-validator begins its messages with the property's name; the problem names it already. */
const rulesOf = (property: string, constraints: Readonly<Record<string, string>> = {}): string =>
  Object.entries(constraints)
    .map(([name, message]) =>
      name === 'whitelistValidation' ? 'is not a parameter here' : message.replace(`${property} `, ''),
    )
    .join('; ');
