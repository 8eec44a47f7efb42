import type { ProblemCode, RouteContract } from '@baton/dto';
import type { TestUser } from '../../test-support/task-api-fixture.ts';
import type { Scene } from './scene.ts';

/** What fills the contract of a route to make a request of it. */
export interface CaseRequest {
  readonly params?: Readonly<Record<string, string>>;
  readonly body?: object;
  /** The version that `If-Match` names. */
  readonly seen?: number;
  /** Default: the owner of the project. */
  readonly as?: TestUser;
}

/** Brings a scene to where the request gets the answer in question. */
export type Prepare = (scene: Scene) => Promise<CaseRequest> | CaseRequest;

/** Codes that the walk provokes on every route that declares them, without a case. */
export const WALKED_CODES = [
  'unauthenticated',
  'token-expired',
  'token-invalid',
  'not-found',
  'forbidden',
  'validation',
  'invalid-json',
  'payload-too-large',
  'unsupported-media-type',
  'precondition-required',
  'version-unknown',
  'idempotency-key-reused',
  'unavailable',
  'rate-limited',
] as const satisfies readonly ProblemCode[];

/**
 * A failure of ours cannot be asked for; how it is answered is tested with the mapper of problems. When there is too
 * much to do is a matter of time: see the test of admission.
 */
export const UNPROVOKED_CODES = ['internal', 'overloaded'] as const satisfies readonly ProblemCode[];

type GeneralCode = (typeof WALKED_CODES)[number] | (typeof UNPROVOKED_CODES)[number];

export interface RouteCase {
  readonly success: Prepare;
  readonly otherSuccess?: Prepare;
  readonly errors: Readonly<Partial<Record<ProblemCode, Prepare>>>;
}

type CaseOf<R extends RouteContract> = {
  readonly success: Prepare;
  readonly errors: Readonly<Record<Exclude<R['errors'][number], GeneralCode>, Prepare>>;
} & (R['otherSuccess'] extends object ? { readonly otherSuccess: Prepare } : unknown);

/** A case for each route, and in it one for each code that only this kind of route answers. */
export type CasesOf<Routes extends Readonly<Record<string, RouteContract>>> = {
  readonly [Name in keyof Routes]: CaseOf<Routes[Name]>;
};
