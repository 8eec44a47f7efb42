import type { ProjectDeliveries, ResendResult, Task } from '@baton/dto';
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { type AcceptedChange, countMails, countMailsAtRest, printCounts } from '../stack/accepted-changes.ts';
import { type GatedSystem, startGatedSystem } from '../stack/gated-system.ts';
import type { Gate } from '../stack/gate.ts';
import { PATIENCE } from '../stack/patience.ts';
import { shareTask, type SharedTask } from '../stack/shared-task.ts';

const CHANGES = 20;

let system: GatedSystem;
let team: SharedTask;
let version = 1;
let changes: AcceptedChange[];

beforeAll(async () => {
  system = await startGatedSystem();
  team = await shareTask(system.stack().endpoints().site, 'AWAY');
});

beforeEach(() => {
  changes = [];
});

afterAll(() => system.close());

async function change(title = `Landing page ${version}`): Promise<AcceptedChange> {
  const { owner, member, task } = team;
  const path = `/api/tasks/${task.id}`;
  const { headers } = await owner.must<Task>('PATCH', path, { title }, { ifMatch: `"${version}"` });
  version += 1;
  const accepted = { requestId: headers.get('x-request-id') ?? '', recipientId: member.id };
  changes.push(accepted);
  return accepted;
}

/** Changes the task all the while that a service is away. */
async function changeWhileAway(gate: Gate): Promise<void> {
  gate.shut();
  while (changes.length < CHANGES) await change();
  await vi.waitUntil(() => gate.cuts >= 5, PATIENCE);
  gate.open();
}

test('while DynamoDB is away changes are accepted, and mailed once each when it is back', async () => {
  await changeWhileAway(system.dynamodb);
  const counts = await countMailsAtRest(system, changes);
  printCounts('DynamoDB was away', counts);
  expect(counts.sent).toBeGreaterThanOrEqual(CHANGES);
  expect(counts).toEqual({
    sent: counts.sent,
    logged: counts.sent,
    mailed: counts.sent,
    lost: 0,
    repeated: 0,
  });
});

test('while SES fails nothing is lost, and nothing is mailed twice when it works again', async () => {
  await changeWhileAway(system.ses);
  const counts = await countMailsAtRest(system, changes);
  printCounts('SES failed', counts);
  expect(counts.sent).toBeGreaterThanOrEqual(CHANGES);
  expect(counts).toEqual({
    sent: counts.sent,
    logged: counts.sent,
    mailed: counts.sent,
    lost: 0,
    repeated: 0,
  });
});

const GET_RECORDS = 'DynamoDBStreams_20120810.GetRecords';

/** A record of a stream, as far as it is spoilt here. */
interface StreamRecord {
  dynamodb?: { NewImage?: Record<string, unknown> };
}

/** The stream's answer, with the entry about a title as this version of mail-fn cannot read it. */
function spoil(answer: string, title: string): string {
  const page = JSON.parse(answer) as { Records?: StreamRecord[] };
  for (const { dynamodb } of page.Records ?? []) {
    if (dynamodb?.NewImage && JSON.stringify(dynamodb.NewImage).includes(title)) {
      delete dynamodb.NewImage['actor'];
    }
  }
  return JSON.stringify(page);
}

test('an entry that mail-fn fails at keeps no other back, is a dead letter, and is sent again by an owner', async () => {
  const { owner, member } = team;
  system.dynamodb.alter(GET_RECORDS, (answer) => spoil(answer, 'Poisoned page'));
  await change();
  const poisoned = await change('Poisoned page');
  // Their entries must not name the poisoned title as what was before.
  team = await shareTask(system.stack().endpoints().site, 'ELSE');
  version = 1;
  for (let count = 0; count < 5; count += 1) await change();
  const others = changes.filter((each) => each !== poisoned);
  const sentTo = new Set(others.map(({ recipientId }) => recipientId));
  expect(sentTo.size).toBe(2);
  await vi.waitUntil(async () => (await countMails(system, others)).lost === 0, PATIENCE);

  const list = async () =>
    (await owner.must<ProjectDeliveries>('GET', '/api/projects/AWAY/deliveries?state=failed')).body.items;
  const [failed, ...rest] = await vi.waitUntil(async () => {
    const items = await list();
    return items.length > 0 && items;
  }, PATIENCE);
  expect(rest).toEqual([]);
  expect(failed).toMatchObject({
    user: { id: member.id },
    task: { key: 'AWAY-1', title: 'Poisoned page' },
    state: 'failed',
    error: 'actor: invalid_type',
  });

  // Mended for what comes; what has come is given up after so few attempts.
  system.dynamodb.alter(GET_RECORDS, (answer) => answer);
  await system.stack().stop();
  await system.start({ MAIL_ATTEMPTS: '1' });
  const [letter] = await vi.waitUntil(() => {
    const letters = system.events('dead-letters');
    return letters.length > 0 && letters;
  }, PATIENCE);
  const { messageAttributes } = JSON.parse(readFileSync(letter as string, 'utf8')) as {
    messageAttributes: object;
  };
  expect(messageAttributes).toMatchObject({
    ERROR_CODE: 'MalformedEventError',
    ERROR_MESSAGE: expect.stringContaining('actor: invalid_type'),
  });
  expect(await countMails(system, others)).toMatchObject({ lost: 0, repeated: 0 });

  const deliveries = [{ entryId: failed?.entryId, userId: member.id }];
  await owner.signIn();
  const path = '/api/projects/AWAY/deliveries/resend';
  const { body } = await owner.must<ResendResult>('POST', path, { deliveries });
  expect(body).toEqual({ ordered: deliveries, refused: [] });
  const counts = await countMailsAtRest(system, changes);
  printCounts('one entry was poisoned, and sent again after that was mended', counts);
  expect(counts).toEqual({ sent: 7, logged: 7, mailed: 7, lost: 0, repeated: 0 });
  expect(await list()).toEqual([]);
});
