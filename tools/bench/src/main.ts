import { startAuthFnWorld } from './auth-fn/auth-fn.ts';
import { measureColdStart } from './auth-fn/cold-start.ts';
import { scanAroundFailedLogins } from './auth-fn/failed-logins.ts';
import { compareRefusals } from './auth-fn/login-timing.ts';
import { register } from './auth-fn/requests.ts';
import { measureBuildCache } from './build-cache/build-cache.ts';
import { HandlerProcess } from './handlers/handler-process.ts';
import type { Outcome } from './outcome.ts';

await using world = await startAuthFnWorld();
const signUp = new HandlerProcess(world.bundle, world.env);
const { statusCode } = await signUp.call(register());
await signUp.end();
if (statusCode !== 201) throw new Error(`The sign-up is answered ${statusCode}.`);

for (const measure of [measureColdStart, compareRefusals, scanAroundFailedLogins]) {
  report(await measure(world));
}
report(await measureBuildCache());

function report({ name, lines, isMet }: Outcome): void {
  console.log(`\n${isMet ? '✓' : '✗'} ${name}`);
  for (const line of lines) console.log(`    ${line}`);
  if (!isMet) process.exitCode = 1;
}
