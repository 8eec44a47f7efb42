import fc from 'fast-check';
import { createCheckAnswer } from './answers/check-answer.ts';
import { createSender } from './answers/send.ts';
import { readApiDocument } from './api-document.ts';
import { fillIn } from './requests/known-ids.ts';
import { type FuzzRequest, REQUEST_KINDS, type RequestKind, requestsOf } from './requests/requests.ts';
import { createSceneMaker, type Scene } from './scene.ts';

/** How many requests meet the same scene, before they have changed or deleted most of it. */
const REQUESTS_A_SCENE = 100;
const AT_ONCE = 8;
/** Below the ten minutes for which a token is good. */
const PEOPLE_LAST_MS = 300_000;
/** A scene takes an invitation, and so may a request; a person makes fifty a day. */
const PEOPLE_LAST_SCENES = 20;

export interface FuzzOptions {
  /** Where the system answers, and what OpenAPI document it serves. */
  readonly site: string;
  /** The same seed makes the same requests. */
  readonly seed: number;
  readonly requests: number;
}

/** A request whose answer is not as declared, whole enough to send it again. */
export interface FuzzFailure {
  readonly why: string;
  readonly operation: string;
  readonly request: Pick<FuzzRequest, 'kind' | 'caller' | 'path' | 'headers' | 'body'>;
}

export interface FuzzReport {
  /** How many requests of a kind got an answer of a status. */
  readonly answers: Readonly<Record<RequestKind, Readonly<Record<number, number>>>>;
  /** Operations that have been met, and those of them that a request has succeeded at. */
  readonly met: ReadonlySet<string>;
  readonly succeeded: ReadonlySet<string>;
  readonly failures: readonly FuzzFailure[];
}

/** Sends requests made from the OpenAPI document of a running system, and holds each answer to that document. */
export async function fuzz({ site, seed, requests }: FuzzOptions): Promise<FuzzReport> {
  const sender = createSender(site);
  const { text } = await sender.send('GET', '/api/openapi.json', {});
  const document = readApiDocument(JSON.parse(text) as object);
  const check = createCheckAnswer(document);
  const answers = Object.fromEntries(REQUEST_KINDS.map((kind) => [kind, {}])) as Record<
    RequestKind,
    Record<number, number>
  >;
  const met = new Set<string>();
  const succeeded = new Set<string>();
  const failures: FuzzFailure[] = [];

  async function tryOne(request: FuzzRequest, { ids, tokens }: Scene): Promise<void> {
    const { kind, operation, caller } = request;
    const token = tokens[caller];
    const sent = {
      path: fillIn(request.path, ids),
      headers: request.headers,
      body: request.body === undefined ? undefined : fillIn(request.body, ids),
    };
    const headers = { ...sent.headers, ...(token && { authorization: `Bearer ${token}` }) };
    const fail = (why: string) =>
      failures.push({ why, operation: operation.id, request: { kind, caller, ...sent } });
    try {
      const answer = await sender.send(operation.method, sent.path, headers, sent.body);
      met.add(operation.id);
      if (answer.status < 300) succeeded.add(operation.id);
      answers[kind][answer.status] = (answers[kind][answer.status] ?? 0) + 1;
      const why = check(operation, answer);
      if (why !== undefined) fail(`${why} ${answer.status >= 500 ? answer.text : ''}`.trim());
    } catch (error) {
      fail(String(error));
    }
  }

  let makeScene = createSceneMaker(sender.send);
  let peopleSince = performance.now();
  let scenes = 0;
  const arbitrary = requestsOf(document);
  try {
    for (let done = 0; done < requests; done += REQUESTS_A_SCENE) {
      if (scenes === PEOPLE_LAST_SCENES || performance.now() - peopleSince > PEOPLE_LAST_MS) {
        makeScene = createSceneMaker(sender.send);
        peopleSince = performance.now();
        scenes = 0;
      }
      scenes += 1;
      const numRuns = Math.min(REQUESTS_A_SCENE, requests - done);
      const batch = fc.sample(arbitrary, { seed: seed + done, numRuns }).values();
      const scene = await makeScene();
      const workers = Array.from({ length: AT_ONCE }, async () => {
        for (const request of batch) await tryOne(request, scene);
      });
      await Promise.all(workers);
    }
  } finally {
    sender.close();
  }
  return { answers, met, succeeded, failures };
}
