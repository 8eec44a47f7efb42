import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb';
import {
  type Delivery,
  type Digest,
  type LogEntry,
  type MailsResent,
  type Recipient,
  type RequestCompleted,
  SYSTEM_ACTOR,
  type TaskUpdated,
  toLogItem,
} from '@baton/log-schema';
import { createTable, localDynamodb } from '@baton/services';
import { logTable, mailTable } from '@baton/tables';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { toTable } from './step-table.ts';
import { toSteps } from './steps.ts';
import type { Tables } from './tables.ts';
import { trace } from './trace.ts';

const endpoint = process.env['AWS_ENDPOINT_URL_DYNAMODB'] ?? '';

// 2026-03-31T10:00:00.000Z, and as many milliseconds later.
const idAt = (ms: number, n = 0) =>
  `${(1_774_951_200_000 + ms)
    .toString(16)
    .padStart(12, '0')
    .replace(/^(.{8})/, '$1-')}-7000-8000-${String(n).padStart(12, '0')}`;
const at = (ms: number) => new Date(1_774_951_200_000 + ms).toISOString();

const REQUEST = idAt(0, 1);
const CHANGE = idAt(20, 2);
const SILENT = idAt(30, 3);
const DIGEST = idAt(180_000, 4);
const ORDER = idAt(400_000_000, 5);
const REFUSED = idAt(50, 6);

const ADA = { id: '00000000-0000-4000-8000-00000000000a', name: 'Ada' };
const GRACE = { id: '00000000-0000-4000-8000-00000000000b', name: 'Grace' };
const LIN = { id: '00000000-0000-4000-8000-00000000000c', name: 'Lin' };
const project = { id: '00000000-0000-4000-8000-000000000002', key: 'WEB', name: 'Web' };
const task = {
  id: '00000000-0000-4000-8000-000000000001',
  number: 1,
  key: 'WEB-1',
  title: 'Page',
  version: 2,
};
const mailed = ({ id, name }: { id: string; name: string }): Recipient => ({
  id,
  name,
  email: `${name.toLowerCase()}@example.com`,
  locale: 'en',
  timeZone: 'UTC',
  reason: 'assignee',
});

const change: TaskUpdated = {
  v: 2,
  id: CHANGE,
  at: at(20),
  kind: 'task.updated',
  request: { id: REQUEST, method: 'PATCH', path: '/api/tasks/WEB-1' },
  actor: ADA,
  project,
  task,
  changes: [
    { field: 'status', from: 'todo', to: 'doing' },
    { field: 'progress', from: 0, to: 40 },
  ],
  notify: [mailed(GRACE), mailed(LIN)],
};
const silent: TaskUpdated = {
  ...change,
  id: SILENT,
  at: at(30),
  request: { id: 'from-a-script', method: 'PATCH', path: '/api/tasks/WEB-1' },
  notify: [],
};
const digest: Digest = {
  v: 2,
  id: DIGEST,
  at: at(180_000),
  kind: 'digest',
  request: { id: idAt(179_999), method: 'JOB', path: 'mail-batches' },
  actor: SYSTEM_ACTOR,
  project,
  notify: [mailed(ADA)],
  total: 1,
  items: [
    { what: 'updated', task, entryIds: [CHANGE, SILENT], actors: [ADA], at: at(30), changes: change.changes },
  ],
};
const order: MailsResent = {
  v: 2,
  id: ORDER,
  at: at(400_000_000),
  kind: 'mails.resent',
  request: { id: idAt(399_999_999), method: 'POST', path: '/api/projects/WEB/deliveries/resend' },
  actor: ADA,
  project,
  of: { pk: `task#${task.id}`, sk: CHANGE },
  notify: [mailed(GRACE)],
};
const refused: RequestCompleted = {
  v: 2,
  id: REFUSED,
  at: at(50),
  kind: 'request.completed',
  request: { id: idAt(40, 7), method: 'GET', path: '/api/tasks/WEB-9' },
  actorId: ADA.id,
  status: 404,
  code: 'not-found',
  durationMs: 1.5,
};
const graces: Delivery = {
  pk: CHANGE,
  sk: GRACE.id,
  taskId: task.id,
  projectId: project.id,
  logPk: `task#${task.id}`,
  reason: 'assignee',
  requestId: REQUEST,
  state: 'delivered',
  attempts: 2,
  messageId: '0100019f',
  createdAt: at(300),
  sentAt: at(400_000_500),
  updatedAt: at(400_000_900),
  resentBy: ORDER,
};
const adas: Delivery = {
  ...graces,
  pk: DIGEST,
  sk: ADA.id,
  logPk: `project#${project.id}`,
  state: 'bounced',
  attempts: 1,
  messageId: '0100019e',
  createdAt: at(180_100),
  sentAt: at(180_200),
  updatedAt: at(180_700),
  error: '550 no such user',
  resentBy: undefined,
};

/** As the end of an account changes tasks of all its projects. */
const LEAVING = idAt(500_000_000, 8);
const inTwoProjects = [
  project,
  { id: '00000000-0000-4000-8000-000000000003', key: 'APP', name: 'App' },
].flatMap((of, index): [TaskUpdated, Digest] => {
  const ofTask = { ...task, id: `00000000-0000-4000-8000-00000000001${index}` };
  const unassigned: TaskUpdated = {
    ...change,
    id: idAt(500_000_010, 20 + index),
    at: at(500_000_010),
    request: { id: LEAVING, method: 'JOB', path: 'account-events' },
    project: of,
    task: ofTask,
    notify: [],
  };
  const summedUp: Digest = {
    ...digest,
    id: idAt(500_180_000, 30 + index),
    request: { ...digest.request, id: idAt(500_179_999, 40 + index) },
    at: at(500_180_000),
    project: of,
    items: [
      {
        what: 'updated',
        task: ofTask,
        entryIds: [unassigned.id],
        actors: [ADA],
        at: at(500_000_010),
        changes: change.changes,
      },
    ],
  };
  return [unassigned, summedUp];
});

let tables: Tables;
beforeAll(async () => {
  const client = DynamoDBDocumentClient.from(localDynamodb(endpoint), {
    marshallOptions: { removeUndefinedValues: true },
  });
  tables = { client, log: 'trace-log', mail: 'trace-mail' };
  await createTable(localDynamodb(endpoint), logTable, tables.log);
  await createTable(localDynamodb(endpoint), mailTable, tables.mail);
  const entries: readonly LogEntry[] = [change, silent, digest, order, refused, ...inTwoProjects];
  for (const entry of entries) {
    await client.send(new PutCommand({ TableName: tables.log, Item: toLogItem(entry) }));
  }
  for (const delivery of [graces, adas]) {
    await client.send(new PutCommand({ TableName: tables.mail, Item: delivery }));
  }
});
afterAll(() => tables.client.destroy());

const searched: string[] = [];
async function waysOf(id: string) {
  const steps = toSteps(await trace(id, tables, () => searched.push(id)));
  return steps.map(({ what, entryId }) => [what, entryId]);
}

const WHOLE_WAY = [
  ['task.updated', CHANGE],
  ['mail begun', CHANGE],
  ['digest', DIGEST],
  ['mail begun', DIGEST],
  ['mail sent', DIGEST],
  ['mail bounced', DIGEST],
  ['mails.resent', ORDER],
  ['mail sent', CHANGE],
  ['mail delivered', CHANGE],
  ['mail queued', CHANGE],
];

describe('a trace', () => {
  it('prints the whole way of a request with its times', async () => {
    const lines = toTable(toSteps(await trace(REQUEST, tables, () => undefined)));
    expect(lines).toEqual([
      'TIME                      AFTER          WHAT            ENTRY                                 DETAIL',
      `${at(20)}  +0 ms          task.updated    ${CHANGE}  WEB-1 status, progress: PATCH /api/tasks/WEB-1, request ${REQUEST}`,
      `${at(300)}  +280 ms        mail begun      ${CHANGE}  to Grace (assignee)`,
      `${at(180_000)}  +179980 ms     digest          ${DIGEST}  1 in one mail: JOB mail-batches, request ${idAt(179_999)}`,
      `${at(180_100)}  +180080 ms     mail begun      ${DIGEST}  to Ada (assignee)`,
      `${at(180_200)}  +180180 ms     mail sent       ${DIGEST}  to Ada (assignee), SES 0100019e`,
      `${at(180_700)}  +180680 ms     mail bounced    ${DIGEST}  to Ada (assignee), at the first attempt: 550 no such user`,
      `${at(400_000_000)}  +399999980 ms  mails.resent    ${ORDER}  again, of ${CHANGE}: POST /api/projects/WEB/deliveries/resend, request ${idAt(399_999_999)}`,
      `${at(400_000_500)}  +400000480 ms  mail sent       ${CHANGE}  to Grace (assignee), SES 0100019f`,
      `${at(400_000_900)}  +400000880 ms  mail delivered  ${CHANGE}  to Grace (assignee), after 2 attempts`,
      `                                         mail queued     ${CHANGE}  to Lin (assignee)`,
    ]);
  });

  it('begins at an entry as well', async () => {
    expect(await waysOf(CHANGE)).toEqual(WHOLE_WAY);
  });

  it('leads from a digest back to what it sums up', async () => {
    expect(await waysOf(DIGEST)).toEqual([
      ['task.updated', CHANGE],
      ['task.updated', SILENT],
      ...WHOLE_WAY.slice(1),
    ]);
    expect(searched).toEqual([]);
  });

  it('finds an entry that nobody was mailed about at once, by reading the whole log', async () => {
    expect((await waysOf(SILENT)).slice(0, 2)).toEqual([
      ['task.updated', SILENT],
      ['digest', DIGEST],
    ]);
    expect(searched).toEqual([SILENT]);
  });

  it('follows a request through each project that it changed', async () => {
    expect(await waysOf(LEAVING)).toEqual([
      ['task.updated', idAt(500_000_010, 20)],
      ['task.updated', idAt(500_000_010, 21)],
      ['digest', idAt(500_180_000, 30)],
      ['digest', idAt(500_180_000, 31)],
      ['mail queued', idAt(500_180_000, 30)],
      ['mail queued', idAt(500_180_000, 31)],
    ]);
  });

  it.each([
    ['its own id', refused.request.id],
    ['the id of its entry', REFUSED],
  ])('finds a request that changed nothing by %s', async (_, id) => {
    const lines = toTable(toSteps(await trace(id, tables, () => undefined)));
    expect(lines.slice(1)).toEqual([
      `${at(50)}  +0 ms  request.completed  ${REFUSED}  404 not-found in 1.5 ms: GET /api/tasks/WEB-9, request ${refused.request.id}`,
    ]);
  });

  it.each(['no-such-request', idAt(60_000, 9)])('of %s knows nothing', async (id) => {
    expect(await waysOf(id)).toEqual([]);
  });
});

describe('the command', () => {
  it('reads the system on this machine, and says how it is called', async () => {
    const home = mkdtempSync(join(tmpdir(), 'baton-trace-'));
    const { log, mail } = tables;
    writeFileSync(
      join(home, 'endpoints.json'),
      JSON.stringify({ dynamodb: endpoint, tables: { log, mail } }),
    );
    const run = (id: string[], env: object) =>
      promisify(execFile)(process.execPath, [join(import.meta.dirname, 'main.ts'), ...id], {
        env: { PATH: process.env['PATH'], ...env },
      });
    const { stdout } = await run([REQUEST], { BATON_HOME: home });
    expect(stdout.split('\n')).toHaveLength(WHOLE_WAY.length + 2);
    await expect(run(['nothing'], { BATON_HOME: home })).rejects.toMatchObject({
      code: 1,
      stderr: expect.stringContaining('Nothing is known of nothing.'),
    });
    await expect(run([], {})).rejects.toMatchObject({ code: 2, stderr: expect.stringContaining('Usage: ') });
    rmSync(home, { recursive: true });
    await expect(run([REQUEST], { BATON_HOME: home })).rejects.toMatchObject({
      code: 1,
      stderr: expect.stringContaining('start the system with npm start'),
    });
    const { AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY, AWS_REGION } = process.env;
    const inAws = await run([REQUEST], {
      ...{ AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY, AWS_REGION, AWS_ENDPOINT_URL_DYNAMODB: endpoint },
      ...{ LOG_TABLE: log, MAIL_TABLE: mail },
    });
    expect(inAws.stdout).toBe(stdout);
  });
});
