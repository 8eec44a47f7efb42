import type { Group } from '../group.ts';
import { HandlerProcess } from '../handlers/handler-process.ts';
import { startAuthFnWorld } from './auth-fn.ts';
import { measureColdStart } from './cold-start.ts';
import { scanAroundFailedLogins } from './failed-logins.ts';
import { measureLoginCost } from './login-cost.ts';
import { compareRefusals } from './login-timing.ts';
import { register } from './requests.ts';

export const authFn: Group = async function* () {
  await using world = await startAuthFnWorld();
  const signUp = new HandlerProcess(world.bundle, world.env);
  const { statusCode } = await signUp.call(register());
  await signUp.end();
  if (statusCode !== 201) throw new Error(`The sign-up is answered ${statusCode}.`);
  for (const measure of [measureColdStart, measureLoginCost, compareRefusals, scanAroundFailedLogins]) {
    yield await measure(world);
  }
};
