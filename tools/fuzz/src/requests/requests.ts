import fc from 'fast-check';
import type { ApiDocument, JsonSchema, Operation, Parameter } from '../api-document.ts';
import { hostileTexts } from './hostile-values.ts';
import { placeholderOf } from './known-ids.ts';
import { mutated } from './mutations.ts';
import { valuesOf } from './schema-values.ts';

/** `valid`: as the document asks for; `invalid`: made of what breaks parsers; `mutated`: valid but for some places. */
export const REQUEST_KINDS = ['valid', 'invalid', 'mutated'] as const;
export type RequestKind = (typeof REQUEST_KINDS)[number];

/** Who sends it. */
export const CALLERS = ['owner', 'viewer', 'stranger', 'nobody', 'forger'] as const;
export type Caller = (typeof CALLERS)[number];

/** One request before ids and tokens are put into it. */
export interface FuzzRequest {
  readonly kind: RequestKind;
  readonly operation: Operation;
  readonly caller: Caller;
  /** With its query, each part percent-encoded. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | undefined;
}

/** Requests of all operations of a document. */
export function requestsOf(document: ApiDocument): fc.Arbitrary<FuzzRequest> {
  return fc
    .tuple(fc.constantFrom(...document.operations), fc.constantFrom(...REQUEST_KINDS))
    .chain(([operation, kind]) => requestOf(document, operation, kind));
}

function requestOf(
  document: ApiDocument,
  operation: Operation,
  kind: RequestKind,
): fc.Arbitrary<FuzzRequest> {
  const of = (place: Parameter['in']) => operation.parameters.filter((parameter) => parameter.in === place);
  return fc
    .record({
      caller: fc.oneof(
        { weight: kind === 'valid' ? 12 : 4, arbitrary: fc.constant<Caller>('owner') },
        { weight: 2, arbitrary: fc.constantFrom(...CALLERS) },
      ),
      path: fc.record(named(of('path'), (parameter) => pathValues(document, parameter, kind))),
      query: fc.record(
        named(kind === 'valid' ? of('query').filter(isNotOpaque) : of('query'), (parameter) =>
          textsOf(document, parameter.schema, kind),
        ),
        { requiredKeys: [] },
      ),
      headers: fc.record(
        named(of('header'), (parameter) => headerValues(document, parameter, kind)),
        { requiredKeys: kind === 'valid' ? of('header').map(({ name }) => name) : [] },
      ),
      contentType: contentTypes(kind),
      body: bodies(document, operation.body, kind),
    })
    .map(({ caller, path, query, headers, contentType, body }) => ({
      kind,
      operation,
      caller,
      path:
        operation.path.replaceAll(/\{(\w+)\}/g, (_whole, name) => encode(path[name] ?? '')) + search(query),
      headers: { ...headers, ...(body !== undefined && { 'content-type': contentType }) },
      body,
    }));
}

// No schema says which texts are cursors.
function isNotOpaque({ name }: Parameter): boolean {
  return name !== 'cursor';
}

function named<T>(parameters: readonly Parameter[], make: (parameter: Parameter) => T): Record<string, T> {
  return Object.fromEntries(parameters.map((parameter) => [parameter.name, make(parameter)]));
}

function pathValues(document: ApiDocument, { name, schema }: Parameter, kind: RequestKind) {
  const known = fc.constant(placeholderOf(name));
  if (kind === 'valid') {
    const others = valuesOf(document, schema).map(String);
    return fc.oneof({ weight: 9, arbitrary: known }, { weight: 1, arbitrary: others });
  }
  // An empty or dotted segment would make it the path of something else.
  const hostile = hostileTexts.filter((text) => !/^\.{0,2}$/.test(text) && text.length < 1_000);
  return fc.oneof(
    { weight: kind === 'mutated' ? 4 : 1, arbitrary: known },
    { weight: 1, arbitrary: hostile },
  );
}

function textsOf(document: ApiDocument, schema: JsonSchema, kind: RequestKind): fc.Arbitrary<string[]> {
  const valid = valuesOf(document, schema).map((value) => [value].flat().map(String));
  if (kind === 'valid') return valid;
  const hostile = fc.array(
    hostileTexts.filter((text) => text.length < 1_000),
    { maxLength: 3 },
  );
  return fc.oneof(valid, hostile);
}

function headerValues(document: ApiDocument, { name, schema }: Parameter, kind: RequestKind) {
  const versions = fc.integer({ min: 1, max: 4 }).map((version) => `"${version}"`);
  const valid = name === 'If-Match' ? versions : valuesOf(document, schema).map(String);
  // What no HTTP client can send does not arrive either.
  const sendable = (text: string) => /^[\t\x20-\x7e\x80-\xff]*$/.test(text) && text.length < 1_000;
  return kind === 'valid' ? valid.filter(sendable) : fc.oneof(valid, hostileTexts).filter(sendable);
}

function contentTypes(kind: RequestKind): fc.Arbitrary<string> {
  if (kind === 'valid') return fc.constant('application/json');
  return fc.oneof(
    { weight: 8, arbitrary: fc.constant('application/json') },
    {
      weight: 1,
      arbitrary: fc.constantFrom(
        'text/plain',
        'application/json; charset=utf-16',
        'application/x-www-form-urlencoded',
        'multipart/form-data; boundary=a',
        'application/problem+json',
        'x',
      ),
    },
  );
}

function bodies(
  document: ApiDocument,
  schema: JsonSchema | undefined,
  kind: RequestKind,
): fc.Arbitrary<string | undefined> {
  // What is sent to an operation that takes no body is to be let lie.
  if (!schema)
    return kind === 'invalid' ? fc.option(hostileTexts, { nil: undefined }) : fc.constant(undefined);
  const valid = valuesOf(document, schema);
  switch (kind) {
    case 'valid':
      return valid.map((value) => JSON.stringify(value));
    case 'mutated':
      return mutated(valid);
    case 'invalid':
      return fc.oneof(
        fc.jsonValue().map((value) => JSON.stringify(value)),
        hostileTexts,
        valid.map((value) => JSON.stringify(value).slice(0, -1)),
        fc.constantFrom(5_000, 100_000).map((depth) => '['.repeat(depth)),
        fc.constant('{"a":1,"a":2}'),
      );
  }
}

function search(query: Readonly<Record<string, string[] | undefined>>): string {
  const pairs = Object.entries(query).flatMap(([name, values = []]) =>
    values.map((value) => `${encode(name)}=${encode(value)}`),
  );
  return pairs.length === 0 ? '' : `?${pairs.join('&')}`;
}

function encode(text: string): string {
  // Placeholders stay as they are until ids take their places.
  if (/^<<\w+>>$/.test(text)) return text;
  return encodeURIComponent(text.toWellFormed());
}
