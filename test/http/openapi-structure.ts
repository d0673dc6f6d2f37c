/** The structure that OpenAPI 3.1 asks of a document, as far as this one uses it (OAS 3.1.0 §4.8). */
const text = { type: 'string', minLength: 1 };
const map = (additionalProperties: object) => ({ type: 'object', additionalProperties });
const ref = {
  type: 'object',
  required: ['$ref'],
  properties: { $ref: { type: 'string', pattern: '^#/' } },
  additionalProperties: false,
};
const strict = (required: string[], properties: Record<string, object>) => ({
  type: 'object',
  required,
  properties,
  patternProperties: { '^x-': {} },
  additionalProperties: false,
});
const schema = { type: ['object', 'boolean'] };
const example = strict([], { summary: text, description: text, value: {} });
const mediaType = strict(['schema'], { schema, example: {}, examples: map(example) });
const header = strict(['schema'], { description: text, required: { type: 'boolean' }, schema });
const response = {
  anyOf: [ref, strict(['description'], { description: text, headers: map(header), content: map(mediaType) })],
};
const parameter = {
  ...strict(['name', 'in', 'schema'], {
    name: text,
    in: { enum: ['query', 'header', 'path', 'cookie'] },
    description: text,
    required: { type: 'boolean' },
    schema,
    example: {},
    examples: map(example),
  }),
  if: { properties: { in: { const: 'path' } } },
  then: { properties: { required: { const: true } }, required: ['required'] },
};
const operation = strict(['operationId', 'responses'], {
  operationId: { type: 'string', pattern: '^[a-z][A-Za-z]+$' },
  summary: text,
  description: text,
  tags: { type: 'array', items: text },
  security: { type: 'array', items: map({ type: 'array', items: text }) },
  parameters: { type: 'array', items: parameter, uniqueItems: true },
  requestBody: strict(['content'], {
    description: text,
    required: { type: 'boolean' },
    content: { ...map(mediaType), minProperties: 1 },
  }),
  responses: {
    type: 'object',
    minProperties: 1,
    propertyNames: { pattern: '^(default|[1-5]\\d\\d)$' },
    additionalProperties: response,
  },
});

const componentName = { propertyNames: { pattern: '^[a-zA-Z0-9._-]+$' } };

export const OPENAPI_STRUCTURE = strict(['openapi', 'info', 'paths'], {
  openapi: { const: '3.1.0' },
  info: strict(['title', 'version'], {
    title: text,
    version: text,
    description: text,
    contact: { type: 'object' },
    license: strict(['name'], { name: text, url: text, identifier: text }),
  }),
  servers: { type: 'array' },
  tags: { type: 'array', items: strict(['name'], { name: text, description: text }) },
  paths: {
    type: 'object',
    propertyNames: { pattern: '^/' },
    additionalProperties: strict(
      [],
      Object.fromEntries(['get', 'put', 'post', 'delete', 'patch'].map((method) => [method, operation])),
    ),
  },
  components: strict([], {
    schemas: { ...map(schema), ...componentName },
    responses: { ...map(response), ...componentName },
    securitySchemes: {
      ...map(strict(['type', 'scheme'], { type: { const: 'http' }, scheme: text, description: text })),
      ...componentName,
    },
  }),
});
