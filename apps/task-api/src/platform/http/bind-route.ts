import type { VerifiedAccessToken } from '@baton/access-token';
import { type RouteContract, VIEWER_HEADER } from '@baton/dto';
import { Readable, type Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Express, Request, RequestHandler, Response } from 'express';
import type { AdmissionOf, Limiter } from './admission.ts';
import type { Call } from './call.ts';
import { expressPath } from './express-path.ts';
import { toIdempotentRequest } from './idempotency-key.ts';
import { jsonBody } from './json-body.ts';
import { type ParsedRequest, parseRequest, type RawRequest } from './parse-request.ts';
import { problemCode } from './problems.ts';
import { contextOf } from './request-context.ts';

/** Finds out who calls and makes them known to the database. */
export type Identify = (
  authorization: string | undefined,
) => Promise<Pick<VerifiedAccessToken, 'claims' | 'expiresAt'>>;

/** A body that is written when something happens, for as long as either side wants it. */
export interface LiveBody {
  /** Called once, with the open answer. */
  readonly writeTo: (
    answer: Pick<Writable, 'write' | 'end' | 'destroy' | 'destroyed' | 'writableLength'>,
  ) => void;
  /** Called instead when nobody gets the body. */
  readonly close: () => void;
}

export interface Answer {
  /** A JSON body; without it, `json`, `page`, `chunks` and `live` the answer has none. */
  readonly body?: unknown;
  /** A JSON body that is text already, as PostgreSQL makes it. */
  readonly json?: string;
  /** A body of HTML. */
  readonly page?: string;
  /** A body that is written piece by piece, as fast as the caller reads it. */
  readonly chunks?: AsyncIterable<string>;
  readonly live?: LiveBody;
  /** When it is not the contract's `success`. */
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** True when the request wrote a change. */
  readonly changed?: boolean;
}

export type Handler<R extends RouteContract> = (
  request: ParsedRequest<R> & {
    readonly call: Call;
    /** When the caller's token expires, in epoch milliseconds. */
    readonly expiresAt: number;
    /** What the caller saw last of a stream that they resume. */
    readonly lastEventId: string | undefined;
    /** Aborted when the caller has left. */
    readonly signal: AbortSignal;
  },
) => Promise<Answer>;

/** Binds the handlers of contracts to a server. */
export type Bind = <R extends RouteContract & { readonly security: 'bearer' }>(
  route: R,
  handler: Handler<R>,
) => void;

/** Binds the handlers of routes that anybody may call. */
export type BindPublic = <R extends RouteContract & { readonly security: 'none' }>(
  route: R,
  handler: (
    request: ParsedRequest<R> & {
      /** Whether a person is to read the answer. */
      readonly wantsPage: boolean;
    },
  ) => Promise<Answer>,
) => void;

export function createBindPublic(app: Express, admissionOf: AdmissionOf): BindPublic {
  return (route, handler) => {
    const inTurn = admissionOf(route);
    app[route.method](expressPath(route.path), async (req, res) => {
      const wantsPage = req.accepts(['json', 'html']) === 'html';
      const parsed = parseRequest(route, toRawRequest(req));
      await respond(res, route, await inTurn(() => handler({ ...parsed, wantsPage })));
    });
  };
}

// One for all: the one that each `abort` would make costs a stack trace.
const CALLER_LEFT = new Error('The caller has left');

/** Refuses who calls too often before anything is asked about them. */
export function limitNetworks({ admitNetwork }: Limiter): RequestHandler {
  return (req, _res, next) => {
    admitNetwork(req.get(VIEWER_HEADER), req.socket.remoteAddress);
    next();
  };
}

/** A route reads as: who calls, what they sent, the handler in its turn, its answer as the contract says. */
export function createBind(
  app: Express,
  deps: { identify: Identify; limiter: Limiter; admissionOf: AdmissionOf },
): Bind {
  const { identify, limiter, admissionOf } = deps;
  const authenticated: RequestHandler = async (req, res, next) => {
    const { claims: actor, expiresAt } = await identify(req.get('authorization'));
    Object.assign(contextOf(res), { actor, expiresAt });
    try {
      limiter.admitUser(actor.sub);
    } finally {
      res.set(limiter.headersOf(actor.sub));
    }
    next();
  };

  return (route, handler) => {
    // Not before the body is there: whoever sends it slowly would take a place.
    const inTurn = admissionOf(route);
    const answer: RequestHandler = async (req, res) => {
      const context = contextOf(res);
      if (!context.actor) throw new Error(`${route.id} was reached without a caller`);
      const parsed = parseRequest(route, toRawRequest(req));
      const { actor, expiresAt = 0, request } = context;
      const idempotency =
        parsed.idempotencyKey === undefined
          ? undefined
          : toIdempotentRequest(parsed.idempotencyKey, request, parsed.body);
      const left = new AbortController();
      res.once('close', () => left.abort(CALLER_LEFT));
      const answered = await inTurn(() =>
        handler({
          ...parsed,
          call: { actor, request, ...(idempotency && { idempotency }) },
          expiresAt,
          lastEventId: req.get('last-event-id'),
          signal: left.signal,
        }),
      );
      context.changed = (answered.changed ?? false) && !idempotency?.replayed;
      await respond(res, route, answered);
    };
    const steps = route.body ? [authenticated, jsonBody, answer] : [authenticated, answer];
    app[route.method](expressPath(route.path), ...steps);
  };
}

function toRawRequest(req: Request): RawRequest {
  return {
    params: req.params,
    query: req.query,
    body: req.body as unknown,
    ifMatch: req.get('if-match'),
    idempotencyKey: req.get('idempotency-key'),
  };
}

async function respond(res: Response, { success }: RouteContract, answer: Answer): Promise<void> {
  const { body, json, page, chunks, live, status, headers } = answer;
  res.status(status ?? success.status).set({ ...headers });
  if ((chunks || live) && success.contentType) res.type(success.contentType);
  if (chunks) await writeChunks(res, chunks);
  else if (live) writeLive(res, live);
  else if (page !== undefined) res.type('html').send(page);
  else if (json !== undefined) sendJson(res, json);
  else if (body === undefined) res.end();
  else res.json(body);
}

function sendJson(res: Response, json: string): void {
  res.type('json');
  // For `send` knows what a caller has already, but makes a copy of a text before it is written.
  if (res.req.fresh) res.send(json);
  else res.end(json);
}

function writeLive(res: Response, live: LiveBody): void {
  const { req } = res;
  if (req.method === 'HEAD') {
    live.close();
    res.end();
    return;
  }
  live.writeTo(res);
  // Nobody reads them again, and of ten thousand who stay for hours they are some 10 MB.
  req.headers = {};
  req.rawHeaders = [];
}

async function writeChunks(res: Response, chunks: AsyncIterable<string>): Promise<void> {
  const source = Readable.from(chunks);
  // Otherwise a body that nobody gets would be made to its end, which it may not have.
  if (res.req.method === 'HEAD') {
    source.destroy();
    res.end();
    return;
  }
  // Here, because the pipeline closes the answer, and with it the request is recorded, before it throws.
  source.once('error', (error) => {
    if (!res.destroyed) contextOf(res).code = problemCode(error);
  });
  try {
    await pipeline(source, res);
  } catch (error) {
    // A caller who leaves in the middle is no failure.
    if (!res.writableFinished && res.destroyed && !res.errored) return;
    throw error;
  }
}
