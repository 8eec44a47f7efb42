export { AppError, isAppError, retryAfterOf } from './app-error.ts';
export type { AppErrorDetails } from './app-error.ts';
export { PROBLEMS } from './problem-codes.ts';
export { problemSchema } from './problem.ts';
export type { Conflict, Failure, FieldError, Problem, ProblemCode } from './problem.ts';
export { toProblem } from './to-problem.ts';
export { toFieldErrors } from './field-errors.ts';
export { requestIdOf } from './request-id.ts';
export { VIEWER_HEADER } from './viewer-header.ts';
export { defineRoute } from './route.ts';
export type {
  InferBody,
  InferParams,
  InferQuery,
  InferSuccess,
  InputBody,
  InputQuery,
  RouteContract,
  RouteSecurity,
  RouteSuccess,
} from './route.ts';
export {
  anyOf,
  cursorSchema,
  dateSchema,
  emailSchema,
  flagSchema,
  idSchema,
  limitSchema,
  listOf,
  line,
  oneOf,
  text,
} from './primitives.ts';
