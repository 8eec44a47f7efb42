import { createDocument, type ZodOpenApiPathsObject } from 'zod-openapi';
import { problemSchema } from '../http/problem.ts';
import { projectEventSchema } from '../realtime/index.ts';
import { toOperation } from './operation.ts';
import { PROBLEM_EXAMPLES, type ProblemExample } from './problem-examples.ts';
import { RESPONSE_HEADERS } from './response-headers.ts';
import { ROUTE_GROUPS } from './route-groups.ts';

/** A JSON document of OpenAPI 3.1. */
export type OpenApiDocument = object;

const DESCRIPTION = `A task tracker for jobs that several people split by role.

Errors are [RFC 9457](https://www.rfc-editor.org/rfc/rfc9457) problem details; switch on their \`code\`, never on
their text. Lists answer \`{items, nextCursor}\`: send \`nextCursor\` as \`cursor\` to get the next page. A change of
a task names in \`If-Match\` the version that the caller saw. Every answer carries \`x-request-id\`, which names it
in the log.`;

/** The OpenAPI 3.1 document of both APIs, made from the route contracts. */
export function openApiDocument(): OpenApiDocument {
  return createDocument({
    openapi: '3.1.0',
    info: {
      title: 'Baton',
      version: '1',
      description: DESCRIPTION,
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url: '/', description: 'Where this document comes from' }],
    tags: ROUTE_GROUPS.map(({ tag: name, description }) => ({ name, description })),
    paths: toPaths(),
    components: {
      securitySchemes: {
        bearer: {
          type: 'http',
          scheme: 'bearer',
          bearerFormat: 'JWT',
          description: 'An access token, as signing in answers it',
        },
        cookie: {
          type: 'apiKey',
          in: 'cookie',
          name: 'baton_refresh',
          description: 'The refresh cookie, as signing in sets it',
        },
      },
      // No body of JSON leads to the events of a stream.
      schemas: { Problem: problemSchema, ProjectEvent: projectEventSchema },
      headers: RESPONSE_HEADERS,
      examples: toProblemExamples(),
    },
  });
}

/** Of the codes that some route declares. */
function toProblemExamples(): Record<string, ProblemExample> {
  const declared = ROUTE_GROUPS.flatMap(({ routes }) => routes.flatMap(({ route }) => route.errors));
  return Object.fromEntries(declared.map((code) => [code, PROBLEM_EXAMPLES[code]]));
}

function toPaths(): ZodOpenApiPathsObject {
  const paths: ZodOpenApiPathsObject = {};
  for (const { tag, routes } of ROUTE_GROUPS) {
    for (const { route, example } of routes) {
      paths[route.path] = { ...paths[route.path], [route.method]: toOperation(route, example, tag) };
    }
  }
  return paths;
}
