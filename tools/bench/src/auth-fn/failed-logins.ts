import { isDeepStrictEqual } from 'node:util';
import { HandlerProcess } from '../handlers/handler-process.ts';
import type { Outcome } from '../outcome.ts';
import type { AuthFnWorld } from './auth-fn.ts';
import { ACCOUNT, login, WRONG_PASSWORD } from './requests.ts';

const COUNT = 1_000;

/** Whether failed logins leave anything in the table. */
export async function scanAroundFailedLogins({ bundle, env, scan }: AuthFnWorld): Promise<Outcome> {
  const process = new HandlerProcess(bundle, env);
  const statuses = new Map<number, number>();
  const before = await scan();
  try {
    for (let count = 0; count < COUNT; count += 1) {
      const email = count % 2 === 0 ? ACCOUNT.email : `n${count}@example.com`;
      const { statusCode = 0 } = await process.call(login(email, WRONG_PASSWORD, count));
      statuses.set(statusCode, (statuses.get(statusCode) ?? 0) + 1);
    }
  } finally {
    await process.end();
  }
  const after = await scan();
  const isEqual = isDeepStrictEqual(before, after);
  const counts = [...statuses].map(([status, count]) => `${count} × ${status}`).join(', ');
  return {
    name: `${COUNT} failed logins`,
    lines: [
      `answers                   ${counts}`,
      `items before and after    ${before.length} and ${after.length}, ${isEqual ? 'all equal' : 'not equal'}`,
    ],
    isMet: isEqual && statuses.get(401) === COUNT,
  };
}
