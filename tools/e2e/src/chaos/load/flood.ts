import { Agent, request } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';

/** An answer; status 0 when there was none. */
export interface Answered {
  readonly status: number;
  readonly retryAfter: boolean;
  readonly ms: number;
}

export interface Target {
  readonly port: number;
  readonly path: string;
  readonly token: string;
}

const TIME_LIMIT_MS = 15_000;

/** As a balancer keeps them: more at a time than the server can queue would wait for TCP to try again. */
const CONNECTIONS = 250;
const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS });

export function get({ port, path, token }: Target): Promise<Answered> {
  const from = performance.now();
  return new Promise((resolve) => {
    const end = (status: number, retryAfter = false) =>
      resolve({ status, retryAfter, ms: performance.now() - from });
    const asked = request({
      host: '127.0.0.1',
      port,
      path,
      agent,
      headers: { authorization: `Bearer ${token}` },
      timeout: TIME_LIMIT_MS,
    });
    asked.once('timeout', () => asked.destroy());
    asked.once('error', () => end(0));
    asked.once('response', (answer) => {
      answer.resume();
      answer.once('close', () =>
        end(answer.complete ? (answer.statusCode ?? 0) : 0, answer.headers['retry-after'] !== undefined),
      );
    });
    asked.end();
  });
}

/** So many at once, each after the answer before: what can be served. */
export async function askInTurn(target: Target, atOnce: number, seconds: number): Promise<Answered[]> {
  const answers: Answered[] = [];
  const endsAt = performance.now() + seconds * 1_000;
  const askOn = async () => {
    while (performance.now() < endsAt) answers.push(await get(target));
  };
  await Promise.all(Array.from({ length: atOnce }, askOn));
  return answers;
}

/** So many a second, whether the ones before are answered or not. */
export async function flood(target: Target, aSecond: number, seconds: number): Promise<Answered[]> {
  const answers: Promise<Answered>[] = [];
  const from = performance.now();
  for (let passed = 0; passed < seconds; passed = (performance.now() - from) / 1_000) {
    while (answers.length < passed * aSecond) answers.push(get(target));
    await delay(2);
  }
  return Promise.all(answers);
}

export function served(answers: readonly Answered[]): readonly Answered[] {
  return answers.filter(({ status }) => status === 200);
}

/** The time in which 99 % of the successes were answered. Milliseconds. */
export function p99(answers: readonly Answered[]): number {
  const times = served(answers)
    .map(({ ms }) => ms)
    .sort((a, b) => a - b);
  return times[Math.ceil(0.99 * times.length) - 1] ?? Infinity;
}
