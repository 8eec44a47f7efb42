import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import { performance } from 'node:perf_hooks';
import { fileURLToPath } from 'node:url';
import { HandlerProcess } from '../handlers/handler-process.ts';
import type { Outcome } from '../outcome.ts';
import { median, quantile } from '../statistics/quantile.ts';
import type { AuthFnWorld } from './auth-fn.ts';
import { ACCOUNT, jwks, login } from './requests.ts';

const EMPTY = fileURLToPath(new URL('../handlers/empty.mjs', import.meta.url));
const ROUNDS = 21;
const RATIO_MAX = 3;

/**
 * From the start of a process to its first answer, against that of an empty handler in the same process. What
 * is measured takes turns, so that a busy moment of the machine meets all.
 */
export async function measureColdStart({ bundle, env }: AuthFnWorld): Promise<Outcome> {
  const kinds = {
    empty: { bundle: EMPTY, event: jwks(), times: [] as number[] },
    jwks: { bundle, event: jwks(), times: [] as number[] },
    login: { bundle, event: login(ACCOUNT.email, ACCOUNT.password), times: [] as number[] },
  };
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const kind of Object.values(kinds)) kind.times.push(await firstAnswer(kind.bundle, env, kind.event));
  }
  const baseline = median(kinds.empty.times);
  const ratio = median(kinds.jwks.times) / baseline;
  return {
    name: `Cold start of auth-fn, ${ROUNDS} rounds`,
    lines: [
      `empty handler          ${toLine(kinds.empty.times)}`,
      `auth-fn, public keys   ${toLine(kinds.jwks.times)}   ${ratio.toFixed(2)} × (at most ${RATIO_MAX})`,
      `auth-fn, login         ${toLine(kinds.login.times)}   ${(median(kinds.login.times) / baseline).toFixed(2)} ×`,
    ],
    isMet: ratio <= RATIO_MAX,
  };
}

async function firstAnswer(
  bundle: string,
  env: Readonly<Record<string, string>>,
  event: APIGatewayProxyEventV2,
): Promise<number> {
  const startedAt = performance.now();
  const process = new HandlerProcess(bundle, env);
  try {
    const { statusCode } = await process.call(event);
    if (statusCode !== 200) throw new Error(`The handler answers ${statusCode}.`);
    return performance.now() - startedAt;
  } finally {
    await process.end();
  }
}

function toLine(times: readonly number[]): string {
  const [low, middle, high] = [0.25, 0.5, 0.75].map((at) => quantile(times, at).toFixed(1));
  return `median ${middle} ms, half of them ${low}–${high}`;
}
