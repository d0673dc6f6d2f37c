/** A schema of the OpenAPI document, by the name that it has there. */
export const schemaRef = (name: string) => ({ $ref: `#/components/schemas/${name}` });
