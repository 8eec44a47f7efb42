import { HandlerProcess } from '../handlers/handler-process.ts';
import type { Outcome } from '../outcome.ts';
import { mannWhitneyP } from '../statistics/mann-whitney.ts';
import { median } from '../statistics/quantile.ts';
import type { AuthFnWorld } from './auth-fn.ts';
import { ACCOUNT, login, WRONG_PASSWORD } from './requests.ts';

const EACH = 200;
const WARM_UP = 20;
const P_MIN = 0.05;

/** Whether the time of a refusal tells an address that nobody has from a wrong password. */
export async function compareRefusals({ bundle, env }: AuthFnWorld): Promise<Outcome> {
  const process = new HandlerProcess(bundle, env);
  const times = { unknown: [] as number[], wrong: [] as number[] };
  let network = 0;
  const refusal = async (email: string) => {
    network += 1;
    const { statusCode, ms } = await process.call(login(email, WRONG_PASSWORD, network));
    if (statusCode !== 401) throw new Error(`A wrong login is answered ${statusCode}.`);
    return ms;
  };
  const measure = async (kind: keyof typeof times) => {
    const ms = await refusal(kind === 'wrong' ? ACCOUNT.email : `n${network}@example.com`);
    times[kind].push(ms);
  };
  try {
    for (let count = 0; count < WARM_UP; count += 1) await refusal(ACCOUNT.email);
    for (let count = 0; count < EACH; count += 1) {
      // In turns, and each first as often, so that neither gains from what was before it.
      const order = count % 2 === 0 ? (['unknown', 'wrong'] as const) : (['wrong', 'unknown'] as const);
      for (const kind of order) await measure(kind);
    }
  } finally {
    await process.end();
  }
  const p = mannWhitneyP(times.unknown, times.wrong);
  return {
    name: `Refused logins, ${EACH} of each kind in turns`,
    lines: [
      `unknown address   median ${median(times.unknown).toFixed(2)} ms`,
      `wrong password    median ${median(times.wrong).toFixed(2)} ms`,
      `Mann–Whitney      p = ${p.toFixed(3)} (more than ${P_MIN})`,
    ],
    isMet: p > P_MIN,
  };
}
