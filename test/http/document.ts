import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import { isEdtf } from '#events/edtf.js';
import { isText } from '#events/validation.js';
import type { Service } from './service.js';

interface MediaType {
  readonly schema: object;
  readonly example?: unknown;
  readonly examples?: Readonly<Record<string, { readonly value: unknown }>>;
}

interface Response {
  readonly $ref?: string;
  readonly description?: string;
  readonly content?: Readonly<Record<string, MediaType>>;
}

export interface Parameter {
  readonly name: string;
  readonly in: 'path' | 'query' | 'header';
  readonly required?: boolean;
  readonly description?: string;
  readonly schema: object;
  readonly example?: unknown;
}

export interface Operation {
  readonly method: string;
  readonly path: string;
  readonly operationId: string;
  readonly summary?: string;
  readonly tags?: readonly string[];
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: { readonly content: Readonly<Record<string, MediaType>> };
  readonly responses: Readonly<Record<string, Response>>;
}

const METHODS = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace'];

/** The OpenAPI document a service serves, and its schemas compiled. */
export class OpenApiDocument {
  readonly operations: readonly Operation[];
  private readonly ajv = new Ajv2020({ allErrors: true, strict: false })
    .addFormat('text', isText)
    .addFormat('edtf', isEdtf)
    .addFormat('uuid', /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/)
    .addFormat('uri', /^[a-z]+:\S+$/)
    .addFormat('date', /^\d{4}-\d{2}-\d{2}$/)
    .addFormat('date-time', /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/);

  private readonly validators = new WeakMap<object, ValidateFunction>();

  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  constructor(readonly json: any) {
    this.ajv.addSchema({ ...json, $id: 'document' });
    this.operations = Object.entries(json.paths as Record<string, Record<string, Operation>>).flatMap(
      ([path, item]) =>
        METHODS.filter((method) => item[method]).map((method) => ({
          ...item[method]!,
          method: method.toUpperCase(),
          path,
        })),
    );
  }

  static async of(service: Service): Promise<OpenApiDocument> {
    return new OpenApiDocument((await service.get('/docs/openapi.json')).body);
  }

  operation(operationId: string): Operation {
    const found = this.operations.find((operation) => operation.operationId === operationId);
    if (!found) throw new Error(`no operation ${operationId}`);
    return found;
  }

  /** What is wrong with a value by a schema of the document, or by a named component. */
  issues(schema: object | string, value: unknown): string[] {
    const validate = typeof schema === 'string' ? this.component(schema) : this.compiled(schema);
    return validate(value)
      ? []
      : (validate.errors ?? []).map(({ instancePath, message, params }) =>
          [instancePath, message, JSON.stringify(params)].join(' '),
        );
  }

  private compiled(schema: object): ValidateFunction {
    const known = this.validators.get(schema);
    if (known) return known;
    const made = this.ajv.compile(based(schema));
    this.validators.set(schema, made);
    return made;
  }

  component(name: string): ValidateFunction {
    const validate = this.ajv.getSchema(`document#/components/schemas/${name}`);
    if (!validate) throw new Error(`no schema ${name}`);
    return validate;
  }

  /** The content that an operation may answer a status with; undefined where it says nothing of that status. */
  responseContent({ responses }: Operation, status: number): Response['content'] | undefined {
    const response = responses[status] ?? (status >= 400 ? responses['default'] : undefined);
    if (!response?.$ref) return response && (response.content ?? {});
    return (this.resolve(response.$ref) as Response).content ?? {};
  }

  /** What a local reference points at; undefined where it points nowhere. */
  resolve(ref: string): unknown {
    return ref
      .replace(/^#\//, '')
      .split('/')
      .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'))
      .reduce<unknown>((value, part) => (value as Record<string, unknown> | undefined)?.[part], this.json);
  }
}

/** References of a schema that stands outside the components lead into the document. */
const based = (schema: object): object =>
  JSON.parse(JSON.stringify(schema).replaceAll('"$ref":"#', '"$ref":"document#')) as object;
