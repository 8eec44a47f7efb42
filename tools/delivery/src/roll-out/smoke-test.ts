import { cacheControl } from '@baton/site-policy';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import pRetry from 'p-retry';
import * as z from 'zod';
import type { RunCommand } from '../commands/command.ts';
import { readParameter } from '../deployed/deployed-commits.ts';
import { resourceName, type StageName, type Unit } from '../units.ts';

const REQUEST_MS = 10_000;
const INVOKE_MS = 60_000;
const RETRIES = 5;

export interface SmokeTestOptions {
  readonly stage: StageName;
  /** The checkout, whose `dist` holds what was deployed. */
  readonly root: string;
  readonly run: RunCommand;
  readonly fetch: typeof globalThis.fetch;
  /** Milliseconds before the second try; later ones wait longer. */
  readonly firstPauseMs: number;
}

/**
 * Asks what was just deployed whether it works, from outside where it can be reached. Foundation and delivery answer
 * nobody: that their stacks are whole is all there is to know.
 * @returns what was seen, for a person
 */
export async function smokeTest(unit: Unit, options: SmokeTestOptions): Promise<string> {
  switch (unit) {
    case 'foundation':
    case 'delivery':
      return 'its stacks are whole';
    case 'mail':
      return testMail(options);
    case 'auth':
      return testAuth(options);
    case 'task-api':
      return testTaskApi(options);
    case 'web':
      return testWeb(options);
  }
}

/** A batch without messages loads the bundle, reads its environment and mails nobody. */
async function testMail({ stage, run }: SmokeTestOptions): Promise<string> {
  const error = await run(
    'aws',
    [
      ...['lambda', 'invoke', '--function-name', resourceName(stage, 'mail-fn')],
      ...['--cli-binary-format', 'raw-in-base64-out', '--payload', '{"Records":[]}'],
      ...['--query', 'FunctionError', '--output', 'text', '/dev/null'],
    ],
    { timeoutMs: INVOKE_MS },
  );
  if (error !== 'None') throw new Error(`mail-fn fails at a batch without messages (${error}); see its log.`);
  return 'mail-fn takes a batch';
}

const jwksSchema = z.object({ keys: z.array(z.unknown()).min(1) });

/** The public keys are had at API Gateway itself, also before there is a site. */
async function testAuth(options: SmokeTestOptions): Promise<string> {
  const parameter = `/baton/${options.stage}/auth/api-host`;
  const host = await readParameter(options.run, parameter);
  if (host === undefined) throw new Error(`auth has not published ${parameter}`);
  const response = await get(options, `https://${host}/auth/.well-known/jwks.json`);
  jwksSchema.parse(await response.json());
  return 'auth-fn publishes keys';
}

/** The load balancer answers the distribution alone, so before there is a site its health checks have to do. */
async function testTaskApi(options: SmokeTestOptions): Promise<string> {
  const host = await siteHost(options);
  if (host === undefined) return 'its tasks are healthy; there is no site yet to call it through';
  const response = await get(options, `https://${host}/api/openapi.json`);
  z.object({ openapi: z.string() }).parse(await response.json());
  return 'task-api answers through the site';
}

/** CloudFront has the new documents, and what they name. */
async function testWeb(options: SmokeTestOptions): Promise<string> {
  const host = await siteHost(options);
  if (host === undefined) throw new Error('web has not published where the site answers');
  const built = readFileSync(join(options.root, 'dist/apps/web/index.html'), 'utf8');
  await attempt(options, async () => {
    const document = await getOnce(options, `https://${host}/`);
    if ((await document.text()) !== built) throw new Error(`https://${host}/ is not what was deployed`);
  });
  const [asset] = /\/assets\/[\w.-]+\.js/.exec(built) ?? [];
  if (!asset) throw new Error('dist/apps/web/index.html names no script');
  const script = await get(options, `https://${host}${asset}`);
  await script.body?.cancel();
  if (script.headers.get('cache-control') !== cacheControl(asset)) {
    throw new Error(`${asset} is cached as ${script.headers.get('cache-control')}`);
  }
  return 'the site is what was deployed';
}

function siteHost({ run, stage }: SmokeTestOptions): Promise<string | undefined> {
  return readParameter(run, `/baton/${stage}/web/site-host`);
}

function get(options: SmokeTestOptions, url: string): Promise<Response> {
  return attempt(options, () => getOnce(options, url));
}

async function getOnce({ fetch }: SmokeTestOptions, url: string): Promise<Response> {
  const response = await fetch(url, { signal: AbortSignal.timeout(REQUEST_MS), redirect: 'error' });
  if (response.status === 200) return response;
  await response.body?.cancel();
  throw new Error(`${url} answers ${response.status}`);
}

/** What was changed a moment ago can take some seconds to reach all of AWS. */
function attempt<T>({ firstPauseMs }: SmokeTestOptions, work: () => Promise<T>): Promise<T> {
  return pRetry(work, { retries: RETRIES, minTimeout: firstPauseMs, factor: 2 });
}
