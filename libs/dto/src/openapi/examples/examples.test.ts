import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { describe, expect, it } from 'vitest';
import { problemSchema } from '../../http/problem.ts';
import { projectEventSchema } from '../../realtime/index.ts';
import { openApiDocument } from '../document.ts';
import { PROBLEM_EXAMPLES } from '../problem-examples.ts';
import { ROUTE_GROUPS } from '../route-groups.ts';
import { PROJECT_EVENT } from './realtime.examples.ts';

const routes = ROUTE_GROUPS.flatMap((group) => group.routes).map((entry) => ({
  id: entry.route.id,
  ...entry,
}));

describe('the examples by the contracts', () => {
  it.each(routes)('$id', ({ route, example }) => {
    if (route.body) expect(route.body.safeParse(example.body).error).toBeUndefined();
    for (const [success, body] of [
      [route.success, example.success],
      [route.otherSuccess, example.otherSuccess],
    ] as const) {
      // What is parsed has lost whatever the schema does not know.
      if (success?.schema) expect(success.schema.parse(body)).toEqual(body);
    }
  });

  it.each(Object.entries(PROBLEM_EXAMPLES))('the problem %s', (code, { value }) => {
    expect(problemSchema.parse(value)).toEqual({ ...value, code });
  });

  it('the event of a stream', () => {
    expect(projectEventSchema.parse(PROJECT_EVENT)).toEqual(PROJECT_EVENT);
  });
});

interface Json {
  readonly schema: object;
  readonly example: unknown;
}
type Content = Readonly<Record<string, Json>> | undefined;
interface Operation {
  readonly operationId: string;
  readonly requestBody?: { readonly content: Content };
  readonly responses: Readonly<Record<string, { readonly content: Content }>>;
}

/** As a generator of clients or mocks reads them. */
describe('the examples by the document', () => {
  const document = openApiDocument() as { paths: Record<string, Record<string, Operation>> };
  const ajv = new Ajv2020({ strict: false, allErrors: true });
  addFormats.default(ajv);
  ajv.addSchema(document, 'document');
  const operations = Object.values(document.paths).flatMap((path) => Object.values(path));
  const bodies = operations.flatMap(({ operationId, requestBody, responses }) =>
    Object.entries({ body: requestBody, ...responses }).flatMap(([what, described]) => {
      const json = described?.content?.['application/json'];
      return json ? [{ name: `${operationId} ${what}`, ...json }] : [];
    }),
  );

  it.each(bodies)('$name', ({ schema, example }) => {
    const validate = ajv.compile(withAbsoluteRefs(schema));
    expect(validate(example), ajv.errorsText(validate.errors)).toBe(true);
  });
});

function withAbsoluteRefs(schema: object): object {
  return JSON.parse(JSON.stringify(schema).replaceAll('"#/components/', '"document#/components/')) as object;
}
