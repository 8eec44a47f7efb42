/** A JSON schema as OpenAPI 3.1 writes it; the keywords that our documents use. */
export interface JsonSchema {
  readonly $ref?: string;
  readonly type?: 'string' | 'integer' | 'number' | 'boolean' | 'null' | 'array' | 'object';
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly format?: string;
  readonly pattern?: string;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly exclusiveMinimum?: number;
  readonly items?: JsonSchema;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: boolean | JsonSchema;
  readonly allOf?: readonly JsonSchema[];
  readonly anyOf?: readonly JsonSchema[];
  readonly oneOf?: readonly JsonSchema[];
}

export interface Parameter {
  readonly in: 'path' | 'query' | 'header';
  readonly name: string;
  readonly required?: boolean;
  readonly schema: JsonSchema;
}

interface Content {
  readonly content?: Readonly<Record<string, { readonly schema: JsonSchema }>>;
}

/** One method of one path. */
export interface Operation {
  readonly id: string;
  readonly method: string;
  /** As in `/api/tasks/{taskId}`. */
  readonly path: string;
  readonly parameters: readonly Parameter[];
  readonly body: JsonSchema | undefined;
  /** By status. */
  readonly responses: Readonly<Record<string, Content>>;
}

interface OperationObject {
  readonly operationId: string;
  readonly parameters?: readonly (Parameter | { readonly $ref: string })[];
  readonly requestBody?: Content;
  readonly responses: Readonly<Record<string, Content>>;
}

/** The document of an API, with what it says of its operations. */
export interface ApiDocument {
  readonly source: object;
  readonly operations: readonly Operation[];
  /** What a schema of the document is, or what it refers to. */
  readonly resolve: <T extends object>(value: T | { readonly $ref: string }) => T;
}

/** @param source OpenAPI 3.1, as `/api/openapi.json` answers it */
export function readApiDocument(source: object): ApiDocument {
  const { paths } = source as {
    paths: Readonly<Record<string, Readonly<Record<string, OperationObject>>>>;
  };

  function resolve<T extends object>(value: T | { readonly $ref: string }): T {
    if (!('$ref' in value) || typeof value.$ref !== 'string') return value as T;
    const names = value.$ref.slice(2).split('/');
    const target = names.reduce<unknown>((at, name) => (at as Record<string, unknown>)[name], source);
    return resolve(target as T);
  }

  const operations = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({
      id: operation.operationId,
      method: method.toUpperCase(),
      path,
      parameters: (operation.parameters ?? []).map((parameter) => resolve<Parameter>(parameter)),
      body: operation.requestBody?.content?.['application/json']?.schema,
      responses: operation.responses,
    })),
  );
  return { source, operations, resolve };
}
