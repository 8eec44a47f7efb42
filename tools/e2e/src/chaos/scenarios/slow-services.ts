import { setTimeout as delay } from 'node:timers/promises';
import type { Answer, Disturbance, Gate } from '../../stack/gate.ts';
import type { Scenario, Trial } from '../scenario.ts';

const CHANGES_A_SECOND = 20;

/** Disturbs a service for most of the trial, and mends it. */
async function disturbFor({ seconds, struck, say }: Trial, gate: Gate, how: Disturbance): Promise<void> {
  let disturbed = 0;
  struck();
  gate.disturb((call, pass) => {
    disturbed += 1;
    return how(call, pass);
  });
  await delay(seconds * 800);
  gate.disturb(undefined);
  say(`${disturbed} calls disturbed in ${seconds * 0.8} s`);
  await delay(seconds * 200);
}

function refusal(status: number, name: string): Answer {
  return {
    status,
    type: 'application/x-amz-json-1.0',
    text: JSON.stringify({ __type: `com.amazonaws#${name}`, message: 'Refused on purpose' }),
  };
}

export const slowDynamodb: Scenario = {
  name: 'slow-dynamodb',
  about: 'DynamoDB takes 2 s longer for each call',
  seconds: 60,
  changesASecond: CHANGES_A_SECOND,
  run: (trial) =>
    disturbFor(trial, trial.system.dynamodb.gate, async (_, pass) => {
      await delay(2_000);
      return pass();
    }),
};

export const refusingDynamodb: Scenario = {
  name: 'refusing-dynamodb',
  about: 'DynamoDB cuts every connection',
  seconds: 60,
  changesASecond: CHANGES_A_SECOND,
  run: (trial) => disturbFor(trial, trial.system.dynamodb.gate, async () => undefined),
};

interface BatchWrite {
  readonly RequestItems: Record<string, readonly unknown[]>;
}

/** The two halves of what a batch writes. */
function halve({ RequestItems }: BatchWrite): readonly [BatchWrite, BatchWrite] {
  const half = (pick: (items: readonly unknown[]) => readonly unknown[]): BatchWrite => ({
    RequestItems: Object.fromEntries(
      Object.entries(RequestItems).flatMap(([table, items]) => {
        const picked = pick(items);
        return picked.length > 0 ? [[table, picked]] : [];
      }),
    ),
  });
  const middle = (items: readonly unknown[]) => Math.ceil(items.length / 2);
  return [half((items) => items.slice(0, middle(items))), half((items) => items.slice(middle(items)))];
}

export const throttlingDynamodb: Scenario = {
  name: 'throttling-dynamodb',
  about: 'DynamoDB leaves half of each batch unprocessed, and throttles every third other write',
  seconds: 60,
  changesASecond: CHANGES_A_SECOND,
  run: (trial) => {
    let writes = 0;
    return disturbFor(trial, trial.system.dynamodb.gate, async ({ operation, body }, pass) => {
      if (operation.endsWith('.BatchWriteItem')) {
        const [taken, left] = halve(JSON.parse(body) as BatchWrite);
        const answer = await pass(JSON.stringify(taken));
        return { ...answer, text: JSON.stringify({ UnprocessedItems: left.RequestItems }) };
      }
      if (/\.(Put|Update)Item$/.test(operation) && ++writes % 3 === 0) {
        return refusal(400, 'ProvisionedThroughputExceededException');
      }
      return pass();
    });
  },
};

/** A trial in which every second call to SES meets the fate. */
function disturbSes(
  fate: (pass: () => Promise<Answer>) => Promise<Answer | undefined>,
): (trial: Trial) => Promise<void> {
  return (trial) => {
    let calls = 0;
    return disturbFor(trial, trial.system.ses, async (_, pass) =>
      ++calls % 2 === 0 ? fate(() => pass()) : pass(),
    );
  };
}

export const throttlingSes: Scenario = {
  name: 'throttling-ses',
  about: 'SES throttles every second call',
  seconds: 60,
  changesASecond: CHANGES_A_SECOND,
  run: disturbSes(async () => refusal(429, 'TooManyRequestsException')),
};

export const failingSes: Scenario = {
  name: 'failing-ses',
  about: 'SES answers 500 to every second call',
  seconds: 60,
  changesASecond: CHANGES_A_SECOND,
  run: disturbSes(async () => refusal(500, 'InternalServiceErrorException')),
};

export const silentSes: Scenario = {
  name: 'silent-ses',
  about: 'SES takes every second mail and does not answer: each may be repeated',
  seconds: 60,
  changesASecond: 5,
  run: disturbSes(async (pass) => {
    await pass();
    await delay(15_000);
    return undefined;
  }),
};
