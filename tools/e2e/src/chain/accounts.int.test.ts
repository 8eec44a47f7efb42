import type { Member, Project, Task } from '@baton/dto';
import { describe, expect, test, vi } from 'vitest';
import { type Mail, mailsTo, untilMail } from '../stack/inbox.ts';
import { Person, someAddress } from '../stack/person.ts';
import { shareTask } from '../stack/shared-task.ts';
import { scanTable } from '../stack/tables.ts';
import { useStack } from '../stack/use-stack.ts';

const stack = useStack();

/** The token in the link of a mail, e.g. behind `#verify=`. */
function tokenIn(mail: Mail, link: 'verify' | 'reset'): string {
  const found = new RegExp(`/login#${link}=([^\\s"<]+)`).exec(mail.body.text ?? '')?.[1];
  if (!found) throw new Error(`no ${link} link in «${mail.subject}»`);
  return decodeURIComponent(found);
}

async function untilMailWith(email: string, link: 'verify' | 'reset'): Promise<Mail> {
  const { inbox } = stack.endpoints();
  return vi.waitUntil(
    async () => (await mailsTo(inbox, email)).find(({ body }) => body.text?.includes(`/login#${link}=`)),
    { timeout: 20_000 },
  );
}

describe('an address', () => {
  test('that was invited becomes a member once it has signed up and is verified, not before', async () => {
    const { site, inbox } = stack.endpoints();
    const owner = await Person.signUp(site, 'Ada');
    const { body: project } = await owner.must<Project>('POST', '/api/projects', { key: 'INV', name: 'Inv' });
    const email = someAddress();
    const invited = await owner.must('POST', `/api/projects/${project.id}/members`, {
      email,
      role: 'editor',
    });
    expect(invited.status).toBe(202);
    const invitation = await vi.waitUntil(async () => (await mailsTo(inbox, email))[0], { timeout: 20_000 });
    expect(invitation.body.text).toContain(`${site}/login#sign-up=${encodeURIComponent(email)}`);

    const person = await Person.signUp(site, 'Grace', { email });
    expect((await person.call('GET', `/api/projects/${project.id}`)).status).toBe(404);
    const token = tokenIn(await untilMailWith(email, 'verify'), 'verify');
    await person.must('POST', '/auth/email-verifications', { token });
    await vi.waitUntil(async () => (await person.call('GET', `/api/projects/${project.id}`)).status === 200, {
      timeout: 20_000,
    });
    const again = await person.call<{ code: string }>('POST', '/auth/email-verifications', { token });
    expect([again.status, again.body.code]).toEqual([410, 'link-unusable']);
    const { body } = await owner.must<{ items: unknown[] }>('GET', `/api/projects/INV/invitations`);
    expect(body.items).toEqual([]);
  });
});

describe('a forgotten password', () => {
  test('is replaced by the link of a mail, once, and ends the sessions', async () => {
    const { site, inbox, dynamodb, tables } = stack.endpoints();
    const person = await Person.signUp(site, 'Mary');
    await person.must('POST', '/auth/password-reset-requests', { email: person.email });
    const token = tokenIn(await untilMailWith(person.email, 'reset'), 'reset');
    const password = 'four kettles in the rain';
    await person.must('POST', '/auth/password-resets', { token, password });
    await untilMail(inbox, person.email, /password/i);
    expect((await person.call('POST', '/auth/password-resets', { token, password })).status).toBe(410);

    await expect(person.signIn()).rejects.toThrow('401');
    person.password = password;
    await person.signIn();
    expect(JSON.stringify(await scanTable(dynamodb, tables.log))).not.toContain(token);
  });
});

describe('an account', () => {
  test('that is deleted leaves its parts to nobody, and the others are told', async () => {
    const { site, inbox } = stack.endpoints();
    const { owner, member, project, task } = await shareTask(site, 'DEL');
    await member.must('POST', '/auth/account-deletions', { password: member.password });
    await expect(member.signIn()).rejects.toThrow('401');

    const left = await vi.waitUntil(
      async () => {
        const { body } = await owner.must<Task>('GET', `/api/tasks/${task.id}`);
        return body.parts[0]?.assignee === null && body;
      },
      { timeout: 20_000 },
    );
    expect(left.parts).toMatchObject([{ role: 'design', assignee: null, progress: 0 }]);
    const { body: members } = await owner.must<{ items: Member[] }>(
      'GET',
      `/api/projects/${project.id}/members`,
    );
    expect(members.items.map(({ user }) => user.id)).toEqual([owner.id]);
    await untilMail(inbox, owner.email, /^\[DEL/);
  });

  test('that takes another name shows it to its colleagues', async () => {
    const { site } = stack.endpoints();
    const { owner, member, task } = await shareTask(site, 'NAME');
    await member.must('PATCH', '/auth/me', { name: 'Grace Hopper' });
    await vi.waitUntil(
      async () => {
        const { body } = await owner.must<Task>('GET', `/api/tasks/${task.id}`);
        return body.parts[0]?.assignee?.name === 'Grace Hopper';
      },
      { timeout: 20_000 },
    );
  });
});
