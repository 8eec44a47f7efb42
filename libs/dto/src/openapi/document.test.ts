import { expect, test } from 'vitest';
import { openApiDocument } from './openapi.ts';

interface Operation {
  readonly operationId: string;
  readonly security?: readonly object[];
  readonly responses: Readonly<Record<string, { readonly content?: object }>>;
}

const document = openApiDocument() as {
  readonly openapi: string;
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
};

test('it is OpenAPI 3.1 and names each operation once', () => {
  expect(document.openapi).toBe('3.1.0');
  const ids = Object.values(document.paths).flatMap((path) =>
    Object.values(path).map(({ operationId }) => operationId),
  );
  expect(new Set(ids).size).toBe(ids.length);
  expect(ids).toContain('updateTask');
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
    '500',
    '503',
  ]);
  expect(patch?.security).toEqual([{ bearer: [] }]);
  expect(patch?.responses['409']?.content).toHaveProperty(['application/problem+json']);
});
