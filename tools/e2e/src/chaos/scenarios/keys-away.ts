import { setTimeout as delay } from 'node:timers/promises';
import type { Scenario } from '../scenario.ts';

const SIGN_IN_EVERY_MS = 60_000;

/** Longer than task-api takes keys for fresh, which is ten minutes. */
export const keysAway: Scenario = {
  name: 'keys-away',
  about:
    'auth-fn’s keys cannot be had for over 10 minutes; tokens that task-api has not seen come every minute',
  seconds: 690,
  changesASecond: 5,
  async run({ system, team, seconds, say }) {
    const endsAt = performance.now() + seconds * 1_000;
    system.keys.shut();
    let tokens = 0;
    while (performance.now() < endsAt) {
      await delay(Math.min(SIGN_IN_EVERY_MS, (seconds * 1_000) / 5));
      await team.owner.signIn();
      tokens += 1;
    }
    say(`${tokens} tokens that were new, ${system.keys.cuts} calls for keys cut`);
    system.keys.open();
  },
  faults: (_, { refused, unanswered }) =>
    refused.size + unanswered.length > 0 ? ['requests failed while the keys were away'] : [],
};
