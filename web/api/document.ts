import { useEffect, useState } from 'react';

/** A JSON Schema as the OpenAPI document holds it, as far as the pages read it. */
export interface JsonSchema {
  readonly $ref?: string;
  readonly type?: string;
  readonly const?: unknown;
  readonly enum?: readonly string[];
  readonly format?: string;
  readonly description?: string;
  readonly examples?: readonly unknown[];
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly items?: JsonSchema;
  readonly anyOf?: readonly JsonSchema[];
  readonly oneOf?: readonly JsonSchema[];
  readonly maxLength?: number;
  readonly pattern?: string;
}

/** The OpenAPI document of the service: what can be asked and stated, in schemas. */
export interface ApiDocument {
  readonly components: { readonly schemas: Readonly<Record<string, JsonSchema>> };
}

let fetched: Promise<ApiDocument> | undefined;

async function fetchDocument(): Promise<ApiDocument> {
  const response = await fetch('/docs/openapi.json');
  if (!response.ok) throw new TypeError(response.statusText);
  return (await response.json()) as ApiDocument;
}

/** The document, asked for once; undefined until it is there, null where it cannot be had. */
export function useApiDocument(): ApiDocument | undefined | null {
  const [document, setDocument] = useState<ApiDocument | null>();
  useEffect(() => {
    let meant = true;
    fetched ??= fetchDocument();
    fetched.then(
      (found) => meant && setDocument(found),
      () => {
        fetched = undefined;
        if (meant) setDocument(null);
      },
    );
    return () => {
      meant = false;
    };
  }, []);
  return document;
}
