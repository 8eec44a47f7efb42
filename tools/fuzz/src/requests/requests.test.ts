import { openApiDocument } from '@baton/dto/openapi';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readApiDocument } from '../api-document.ts';
import { requestsOf } from './requests.ts';

const document = readApiDocument(openApiDocument());
const arbitrary = requestsOf(document);
const requests = fc.sample(arbitrary, { seed: 1, numRuns: 600 });

test('the same seed makes the same requests, another one others', () => {
  const make = (seed: number) => fc.sample(arbitrary, { seed, numRuns: 50 });
  expect(make(1)).toEqual(make(1));
  expect(make(1)).not.toEqual(make(2));
});

test('every operation of the document is met, and every path is one of its operation', () => {
  expect(new Set(requests.map(({ operation }) => operation.id)).size).toBe(document.operations.length);
  for (const { operation, path } of requests) {
    const segments = path.split('?', 1)[0]?.split('/') ?? [];
    expect(segments.length, path).toBe(operation.path.split('/').length);
    expect(segments.slice(1), path).not.toContain('');
  }
});

test('a body that is valid holds what is required and nothing that is not declared', () => {
  const created = requests.filter(
    ({ kind, operation }) => kind === 'valid' && operation.id === 'createProject',
  );
  expect(created).not.toEqual([]);
  for (const { body } of created) {
    const names = Object.keys(JSON.parse(body ?? '') as object);
    expect(names).toEqual(expect.arrayContaining(['key', 'name']));
    expect(['key', 'name', 'description']).toEqual(expect.arrayContaining(names));
  }
});
