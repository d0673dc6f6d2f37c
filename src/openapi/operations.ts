import { PATH_PARAMETERS } from './path-parameters.js';
import { problemResponses } from './problem-responses.js';

/** Operations of a path by method, as far as they are looked into here. */
export type PathItem = Readonly<Record<string, Operation>>;

interface Operation {
  readonly parameters?: readonly Parameter[];
  readonly responses?: Readonly<Record<string, unknown>>;
  readonly tags?: readonly string[];
  readonly 'x-problems'?: readonly number[];
  readonly 'x-roles'?: unknown;
}

interface Parameter {
  readonly name: string;
  readonly in: string;
  readonly example?: unknown;
  readonly schema?: object;
}

/** What an operation says in the decorators' way, said in the document's. */
export const finished = (item: PathItem): PathItem =>
  Object.fromEntries(
    Object.entries(item).map(([method, operation]) => [method, withParameters(withResponses(operation))]),
  );

/** What anything but health may be answered: who asks is not known or may not, asks too much, or all do. */
const BEFORE_ALL_ELSE = [401, 403, 429, 503];

/** The statuses listed under `x-problems` become responses; a parameter that is none is refused everywhere. */
const withResponses = ({ 'x-problems': statuses = [], ...operation }: Operation): Operation => ({
  ...operation,
  responses: {
    ...operation.responses,
    ...problemResponses([...new Set([400, ...(operation['x-roles'] ? BEFORE_ALL_ELSE : []), ...statuses])]),
  },
});

const withParameters = (operation: Operation): Operation => ({
  ...operation,
  ...(operation.parameters && { parameters: operation.parameters.map(withExample).map(described) }),
});

/** An example belongs to the parameter; inside its schema OpenAPI 3.1 no longer knows it. */
function withExample(parameter: Parameter): Parameter {
  const { example, ...schema } = (parameter.schema ?? {}) as { readonly example?: unknown };
  return { ...parameter, schema, ...(example !== undefined && { example }) };
}

/** A path parameter gets its description, its rule and an example; an example of the route's own goes before. */
function described(parameter: Parameter): Parameter {
  if (parameter.in !== 'path') return parameter;
  const { example } = parameter;
  return { ...parameter, ...PATH_PARAMETERS[parameter.name], ...(example !== undefined && { example }) };
}
