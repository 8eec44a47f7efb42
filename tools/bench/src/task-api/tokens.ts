import { USERS } from '../seed/seed-plan.ts';
import type { Tokens } from './requests.ts';
import type { TaskApiWorld } from './world.ts';

export async function tokensOf(world: TaskApiWorld): Promise<Tokens> {
  const tokens = new Map<number, string>();
  for (let user = 0; user < USERS; user += 1) tokens.set(user, await world.tokenOf(user));
  return tokens;
}
