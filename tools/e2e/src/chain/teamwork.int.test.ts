import type { BulkResult, Comment, Task } from '@baton/dto';
import { describe, expect, test, vi } from 'vitest';
import { mailsAbout, mailsTo, untilMail } from '../stack/inbox.ts';
import { shareTask } from '../stack/shared-task.ts';
import { scanTable } from '../stack/tables.ts';
import { useStack } from '../stack/use-stack.ts';

const TASKS = 40;

const stack = useStack();

describe('a comment', () => {
  test('reaches who is concerned, and who is mentioned with that as the reason', async () => {
    const { site, inbox } = stack.endpoints();
    const { owner, member, task } = await shareTask(site, 'TALK');
    await owner.must<Comment>('POST', `/api/tasks/${task.id}/comments`, {
      body: `Ready for you, @[Grace](${member.id})?`,
    });
    const mail = await untilMail(inbox, member.email, /^\[TALK-1\] Landing page: .*mention/);
    expect(mail.body.text).toContain('Ready for you, @Grace?');
    await member.must('POST', `/api/tasks/${task.id}/comments`, { body: 'On it.' });
    await vi.waitUntil(async () => (await mailsAbout(inbox, owner.email, 'TALK-1')).length === 1, {
      timeout: 20_000,
    });
  });
});

describe('a bulk of changes', () => {
  test('is one entry a task and one mail a person', async () => {
    const { site, inbox, dynamodb, tables } = stack.endpoints();
    const { owner, member, project, task } = await shareTask(site, 'BULK');
    const ids = [task.id];
    for (let number = 2; number <= TASKS; number += 1) {
      const { body } = await owner.must<Task>('POST', `/api/projects/${project.id}/tasks`, {
        title: `Task ${number}`,
        parts: [{ role: 'design', assigneeId: member.id }],
      });
      ids.push(body.id);
    }
    await vi.waitUntil(
      async () =>
        (await mailsTo(inbox, member.email)).filter(({ subject }) => subject.startsWith('[BULK-')).length ===
        TASKS,
      { timeout: 20_000 },
    );
    const { body, headers } = await owner.must<BulkResult>('POST', `/api/projects/BULK/tasks/bulk`, {
      ids,
      patch: { status: 'done' },
    });
    expect(body.items.filter(({ changed }) => changed)).toHaveLength(TASKS);

    const digest = await vi.waitUntil(
      async () => (await mailsAbout(inbox, member.email, 'BULK')).find((mail) => /40/.test(mail.subject)),
      { timeout: 20_000 },
    );
    expect(digest.body.text).toContain('BULK-40');
    // The mail of a later change is behind every mail of the bulk.
    await owner.must('PATCH', '/api/tasks/BULK-1', { title: 'Last' }, { ifMatch: '"2"' });
    await untilMail(inbox, member.email, /^\[BULK-1\] Last/);
    const mails = (await mailsTo(inbox, member.email)).filter(({ subject }) => subject.startsWith('[BULK-'));
    expect(mails).toHaveLength(TASKS + 1);

    const requestId = headers.get('x-request-id');
    const entries = (await scanTable(dynamodb, tables.log)).filter(
      (entry) => (entry['request'] as { id: string }).id === requestId,
    );
    const kinds = Map.groupBy(entries, (entry) => entry['kind']);
    expect(kinds.get('task.updated')).toHaveLength(TASKS);
    expect(kinds.get('digest')).toHaveLength(1);
  });
});

describe('the site’s address', () => {
  test('passes changes on to who listens, as they happen', async () => {
    const { site } = stack.endpoints();
    const { owner, member, project, task } = await shareTask(site, 'LIVE');
    const response = await fetch(`${site}/api/projects/${project.id}/events`, {
      headers: { authorization: `Bearer ${owner.accessToken}` },
    });
    expect(response.headers.get('content-type')).toContain('text/event-stream');
    const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
    if (!reader) throw new Error('no body');
    // What is sent at once says that the stream is open, so that nothing after it is missed.
    let received = (await reader.read()).value ?? '';
    await member.must('PATCH', `/api/tasks/${task.id}`, { progress: 60 }, { ifMatch: '"1"' });
    while (!received.includes(`"taskId":"${task.id}"`)) {
      const { value, done } = await reader.read();
      if (done) throw new Error(`ended after ${received}`);
      received += value;
    }
    expect(received).toMatch(/^id: ?\S+$/m);
    expect(received).toContain(`"actorId":"${member.id}"`);
    await reader.cancel();
  });

  test('gives the tasks as a file', async () => {
    const { site } = stack.endpoints();
    const { owner } = await shareTask(site, 'FILE', '=1+1');
    const response = await fetch(`${site}/api/projects/FILE/tasks.csv`, {
      headers: { authorization: `Bearer ${owner.accessToken}` },
    });
    expect(response.headers.get('content-type')).toContain('text/csv');
    const [header, line, ...rest] = (await response.text()).trimEnd().split('\r\n');
    expect(header).toContain('key,title,status');
    expect(line).toMatch(/^"FILE-1","'=1\+1",/);
    expect(rest).toEqual([]);
  });
});
