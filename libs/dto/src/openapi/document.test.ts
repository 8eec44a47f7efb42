import { Validator } from '@seriousme/openapi-schema-validator';
import { expect, test } from 'vitest';
import { openApiDocument } from './document.ts';

interface Operation {
  readonly operationId: string;
  readonly summary: string;
  readonly tags: readonly string[];
  readonly security: readonly object[];
  readonly parameters?: readonly object[];
  readonly responses: Readonly<
    Record<string, { readonly headers: object; readonly content?: Readonly<Record<string, object>> }>
  >;
}

const document = openApiDocument() as {
  readonly openapi: string;
  readonly tags: readonly { readonly name: string; readonly description: string }[];
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly schemas: object; readonly parameters: object };
};
const operations = Object.values(document.paths).flatMap((path) => Object.values(path));

test('it is valid OpenAPI 3.1', async () => {
  const validator = new Validator();
  const { valid, errors } = await validator.validate(structuredClone(document));
  expect([valid, errors]).toEqual([true, undefined]);
  expect(document.openapi).toBe('3.1.0');
});

test('it names each operation once', () => {
  const ids = operations.map(({ operationId }) => operationId);
  expect(new Set(ids).size).toBe(ids.length);
  expect(ids).toContain('updateTask');
});

test('every operation says what it does, stands under a tag that is explained, and says who may call it', () => {
  const tags = document.tags.map(({ name }) => name);
  for (const {
    operationId,
    summary,
    tags: [tag],
    security,
  } of operations) {
    expect(tags, operationId).toContain(tag);
    expect(summary, operationId).not.toBe('');
    expect(security, operationId).toBeInstanceOf(Array);
  }
});

test('every problem of an operation has an example, and tells how to sign in or when to come back', () => {
  for (const { operationId, responses } of operations) {
    for (const [status, { headers, content }] of Object.entries(responses)) {
      if (status < '400') continue;
      expect(content, operationId).toHaveProperty(['application/problem+json', 'examples']);
      if (status === '401') expect(headers, operationId).toHaveProperty('www-authenticate');
      if (status === '429' || status === '503') expect(headers, operationId).toHaveProperty('retry-after');
    }
  }
});

test('a change of a task declares its answer and each problem it can meet', () => {
  const patch = document.paths['/api/tasks/{taskId}']?.['patch'];
  expect(Object.keys(patch?.responses ?? {})).toEqual([
    '200',
    '400',
    '401',
    '403',
    '404',
    '409',
    '412',
    '413',
    '415',
    '428',
    '429',
    '500',
    '503',
  ]);
  expect(patch?.security).toEqual([{ bearer: [] }]);
  expect(patch?.responses['200']?.headers).toEqual({
    'x-request-id': { $ref: '#/components/headers/x-request-id' },
    etag: { $ref: '#/components/headers/etag' },
    'ratelimit-policy': { $ref: '#/components/headers/ratelimit-policy' },
    ratelimit: { $ref: '#/components/headers/ratelimit' },
  });
  expect(patch?.parameters).toEqual([
    { $ref: '#/components/parameters/TaskId' },
    { $ref: '#/components/parameters/IfMatch' },
  ]);
});

test('somebody who is added or invited gets an answer of its own each', () => {
  const responses = document.paths['/api/projects/{projectId}/members']?.['post']?.responses;
  expect(responses?.['201']?.content).toHaveProperty(
    ['application/json', 'schema', '$ref'],
    '#/components/schemas/Member',
  );
  expect(responses?.['202']?.content).toHaveProperty(
    ['application/json', 'schema', '$ref'],
    '#/components/schemas/Invitation',
  );
});

test.each([
  ['/api/projects/{projectId}/tasks.csv', 'text/csv'],
  ['/api/projects/{projectId}/events', 'text/event-stream'],
])('%s answers %s', (path, contentType) => {
  expect(Object.keys(document.paths[path]?.['get']?.responses['200']?.content ?? {})).toEqual([contentType]);
});

test('what a stream sends is a component, and how to resume it a parameter', () => {
  expect(document.components.schemas).toHaveProperty('ProjectEvent');
  expect(document.paths['/api/projects/{projectId}/events']?.['get']?.parameters).toContainEqual({
    $ref: '#/components/parameters/LastEventId',
  });
});

test('every query parameter says what it is for, and none is filled in with an example', () => {
  const parameters = operations
    .flatMap(({ parameters: all = [] }) => all as { in?: string; description?: string; schema?: object }[])
    .filter((parameter) => parameter.in === 'query');
  expect(parameters.length).toBeGreaterThan(20);
  for (const parameter of parameters) {
    expect(parameter).toHaveProperty('description', expect.stringMatching(/\S/));
    expect(parameter).not.toHaveProperty('example');
    expect(parameter.schema).not.toHaveProperty('example');
  }
});
