import { hash, verify } from '@node-rs/argon2';
import { HandlerProcess } from '../handlers/handler-process.ts';
import type { Outcome } from '../outcome.ts';
import { tabulate } from '../report/compare.ts';
import { median } from '../statistics/quantile.ts';
import type { AuthFnWorld } from './auth-fn.ts';
import { ACCOUNT, login } from './requests.ts';

const ROUNDS = 5;
const EACH = 20;
const WARM_UP = 5;

/** As auth-fn hashes, by argon2id, which is the library's own choice; see docs/decisions/004-argon2id-native.md. */
const PARAMETERS = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** How much of a login is the check of the password alone: the rest is reading, writing and signing. */
export async function measureLoginCost({ bundle, env }: AuthFnWorld): Promise<Outcome> {
  const process = new HandlerProcess(bundle, env);
  const hashed = await hash(ACCOUNT.password, PARAMETERS);
  let network = 0;
  const logIn = async () => {
    network += 1;
    const { statusCode, ms } = await process.call(login(ACCOUNT.email, ACCOUNT.password, network));
    if (statusCode !== 200) throw new Error(`A login is answered ${statusCode}.`);
    return ms;
  };
  const check = async () => {
    const startedAt = performance.now();
    await verify(hashed, ACCOUNT.password);
    return performance.now() - startedAt;
  };
  const ours: number[] = [];
  const baseline: number[] = [];
  try {
    for (let count = 0; count < WARM_UP; count += 1) await Promise.all([logIn(), check()]);
    for (let round = 0; round < ROUNDS; round += 1) {
      const times = { logIn: [] as number[], check: [] as number[] };
      for (let count = 0; count < EACH; count += 1) {
        times.check.push(await check());
        times.logIn.push(await logIn());
      }
      ours.push(1_000 / median(times.logIn));
      baseline.push(1_000 / median(times.check));
    }
  } finally {
    await process.end();
  }
  const name = 'login / argon2id alone';
  return tabulate(`Logins of one after another, ${ROUNDS} rounds of ${EACH}`, {
    comparisons: [{ name, unit: 'a second', ours, baseline, target: { atLeast: 0.7 } }],
  });
}
