import { ValidationPipe, type ArgumentMetadata } from '@nestjs/common';
import type { ValidationError } from 'class-validator';
import { badRequest } from './problem.js';

const UNKNOWN = 'is not a parameter here';

/** Query parameters by their class: unknown, repeated or malformed ones are named with their rule. */
class ParametersPipe extends ValidationPipe {
  override async transform(value: unknown, metadata: ArgumentMetadata): Promise<unknown> {
    if (metadata.type === 'query') refuseInherited(value as object);
    return (await super.transform(value, metadata)) as unknown;
  }
}

export const parametersPipe = (): ValidationPipe =>
  new ParametersPipe({
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

/** The transformer passes over names that every object has, such as `constructor`, as if they had not been given. */
function refuseInherited(query: object): void {
  const inherited = Object.keys(query).filter((name) => name in Object.prototype);
  if (inherited.length > 0) throw badRequest(inherited.map((field) => ({ field, rule: UNKNOWN })));
}

/** class-validator begins its messages with the property's name; the problem names it already. */
const rulesOf = (property: string, constraints: Readonly<Record<string, string>> = {}): string =>
  Object.entries(constraints)
    .map(([name, message]) =>
      name === 'whitelistValidation' ? UNKNOWN : withoutPrefix(message, `${property} `),
    )
    .join('; ');

const withoutPrefix = (text: string, prefix: string): string =>
  text.startsWith(prefix) ? text.slice(prefix.length) : text;
