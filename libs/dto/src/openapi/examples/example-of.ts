import type * as z from 'zod';
import type { InputBody, RouteContract } from '../../http/route.ts';

/** What a call of a route looks like: what is sent, and what a success answers. */
export interface Example {
  readonly body?: unknown;
  readonly success?: unknown;
  readonly otherSuccess?: unknown;
}

type Given<Key extends string, Value> = [Value] extends [undefined]
  ? unknown
  : { readonly [K in Key]: Value };

type BodyOf<Success> = Success extends { readonly schema: infer Schema extends z.ZodType }
  ? z.infer<Schema>
  : Success extends { readonly contentType: string }
    ? string
    : undefined;

type ExampleOf<R extends RouteContract> = Given<'body', InputBody<R>> &
  Given<'success', BodyOf<R['success']>> &
  Given<'otherSuccess', BodyOf<R['otherSuccess']>>;

/** An example of each route, with all the bodies that it has. */
export type ExamplesOf<Routes extends Readonly<Record<string, RouteContract>>> = {
  readonly [Name in keyof Routes]: ExampleOf<Routes[Name]>;
};
