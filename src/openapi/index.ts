/**
 * The OpenAPI 3.1 document and the page that shows it.
 *
 * A route joins by its decorators: `@ApiTags`, `@ApiOperation`, `@ApiBody` and `@ApiResponse` with
 * `schema: { $ref: '#/components/schemas/<Name>' }`, and `@ApiExtension('x-problems', [400, 404])` for the
 * statuses it answers with a problem. Its operationId is the name of its controller's method.
 *
 * A schema joins by its name: a module exports its TypeBox schemas from its `index.ts` as an object of schemas by
 * name, and `schemas/index.ts` spreads that object into SCHEMAS. Names in `$ref` are keys of SCHEMAS. A schema
 * that says the same as a named one is replaced by a reference to it wherever it stands inside another.
 *
 * A path parameter joins by its entry in `path-parameters.ts`, a tag by its entry in `document.ts`.
 * `test/http/openapi.spec.ts` names whatever was left out.
 */
export { openApiDocument } from './document.js';
export { mountDocumentation } from './mount.js';
export { SCHEMAS } from './schemas/index.js';
