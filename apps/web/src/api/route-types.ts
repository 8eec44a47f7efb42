import type {
  authRoutes,
  commentRoutes,
  InferParams,
  InferSuccess,
  InputBody,
  InputQuery,
  mailRoutes,
  projectRoutes,
  realtimeRoutes,
  RouteContract,
  RouteSecurity,
  taskRoutes,
} from '@baton/dto';

type ValueOf<T> = T[keyof T];
type AnyRoute =
  | ValueOf<typeof authRoutes>
  | ValueOf<typeof commentRoutes>
  | ValueOf<typeof mailRoutes>
  | ValueOf<typeof projectRoutes>
  | ValueOf<typeof realtimeRoutes>
  | ValueOf<typeof taskRoutes>;
type NameOf<R extends RouteContract> = R extends RouteContract ? `${R['method']} ${R['path']}` : never;

/** Routes as they are declared, e.g. `patch /api/tasks/{taskId}`; a path that no contract has is an error. */
export type RouteName<Security extends RouteSecurity = RouteSecurity> = NameOf<
  Extract<AnyRoute, { security: Security }>
>;

type RouteNamed<Name> = AnyRoute extends infer R
  ? R extends AnyRoute
    ? NameOf<R> extends Name
      ? R
      : never
    : never
  : never;

/** What the contract of a route asks of its caller. */
export type CallInput<Name extends RouteName> = {
  /** Ends the call early; a time limit holds with or without it. */
  readonly signal?: AbortSignal;
} & Part<'params', InferParams<RouteNamed<Name>>> &
  OptionalPart<'query', InputQuery<RouteNamed<Name>>> &
  Part<'body', InputBody<RouteNamed<Name>>> &
  (RouteNamed<Name> extends { ifMatch: true } ? { readonly ifMatch: number } : unknown) &
  // A repeat with the same key and body gets the first answer.
  (RouteNamed<Name> extends { idempotent: true } ? { readonly idempotencyKey?: string } : unknown);

type Part<Key extends string, Value> = Value extends undefined ? unknown : { readonly [K in Key]: Value };
type OptionalPart<Key extends string, Value> = Value extends undefined
  ? unknown
  : { readonly [K in Key]?: Value };

/** A text is answered as it is, everything else in the shape that the contract has. */
export type CallResult<Name extends RouteName> =
  RouteNamed<Name> extends { success: { contentType: `text/${string}` } }
    ? string
    : InferSuccess<RouteNamed<Name>>;
