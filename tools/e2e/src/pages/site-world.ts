import type { Comment, MailProblems, Project, Task } from '@baton/dto';
import { LOCALES, type Locale } from '@baton/vocabulary';
import { setTimeout as delay } from 'node:timers/promises';
import { untilMail } from '../stack/inbox.ts';
import { Person, someAddress } from '../stack/person.ts';

const ARCHIVED = 'PAST';
const EMPTY = 'NEXT';
const BOUNCE_LIMIT_MS = 20_000;

/** Two people, and their project with tasks 1 and 2. */
export interface Team {
  readonly projectKey: string;
  /** Who looks at the site: an owner of the project. */
  readonly reader: Person;
  /** Who changes tasks meanwhile: an editor. */
  readonly other: Person;
}

/** What the pages of the site are shown with. */
export interface SiteWorld extends Team {
  /** A project of the reader that is archived, with task 1. */
  readonly archivedKey: string;
  /** One without a task. */
  readonly emptyKey: string;
  /** Has neither a project nor confirmed their address. */
  readonly newcomer: Person;
  /** Where a mail in that language leads to stop such mails. */
  readonly stopPaths: Readonly<Record<Locale, string>>;
}

/** Adds to a team's project what the pages show: talk, a mail that did not arrive, other projects. */
export async function createSiteWorld(site: string, inbox: string, team: Team): Promise<SiteWorld> {
  const { reader, other, projectKey } = team;
  const first = `/api/tasks/${projectKey}-1`;
  const comment = { body: 'Where is the **draft**? The headline should say *what it is*.' };
  await other.must<Comment>('POST', `${first}/comments`, comment);
  for (const text of ['Ask legal', 'Try it on a phone']) {
    const { body: task } = await reader.must<Task>('GET', first);
    await reader.must('POST', `${first}/checklist`, { text }, { ifMatch: `"${task.version}"` });
  }
  await bounceMail(site, team);
  await reader.must('POST', '/api/projects', { key: EMPTY, name: 'Next release' });
  return {
    ...team,
    archivedKey: ARCHIVED,
    emptyKey: EMPTY,
    newcomer: await Person.signUp(site, 'Ada'),
    stopPaths: await archiveProject(site, inbox, reader),
  };
}

/** Gives task 2 another title than it has. */
export async function retitle({ other, projectKey }: SiteWorld): Promise<void> {
  const path = `/api/tasks/${projectKey}-2`;
  const { body: task } = await other.must<Task>('GET', path);
  const title = task.title === 'Registration form' ? 'Registration' : 'Registration form';
  await other.must('PATCH', `/api/tasks/${task.id}`, { title }, { ifMatch: `"${task.version}"` });
}

/** Mentions somebody whose address takes no mail. */
async function bounceMail(site: string, { reader, projectKey }: Team): Promise<void> {
  const email = `bounce+${crypto.randomUUID()}@simulator.amazonses.com`;
  const lin = await Person.signUp(site, 'Lin', { email });
  await reader.must('POST', `/api/projects/${projectKey}/members`, { email, role: 'viewer' });
  const problems = `/api/projects/${projectKey}/mail-problems`;
  const deadline = Date.now() + BOUNCE_LIMIT_MS;
  while ((await reader.must<MailProblems>('GET', problems)).body.items.length === 0) {
    if (Date.now() > deadline) throw new Error(`no mail has bounced after ${BOUNCE_LIMIT_MS} ms`);
    await delay(50);
  }
  const comment = { body: `@[Lin](${lin.id}) Can you read this?` };
  await reader.must<Comment>('POST', `/api/tasks/${projectKey}-1/comments`, comment);
}

/** @returns the paths of the links in the mails about its task, which both languages get one of */
async function archiveProject(site: string, inbox: string, owner: Person): Promise<Record<Locale, string>> {
  const project = { key: ARCHIVED, name: 'Last release' };
  const { body: archived } = await owner.must<Project>('POST', '/api/projects', project);
  const emails = { en: someAddress(), ko: someAddress() };
  const parts = [];
  for (const locale of LOCALES) {
    const email = emails[locale];
    const { id } = await Person.signUp(site, { en: 'Mary', ko: '김하나' }[locale], { email, locale });
    await owner.must('POST', `/api/projects/${archived.id}/members`, { email, role: 'editor' });
    parts.push({ role: 'docs', assigneeId: id });
  }
  await owner.must('POST', `/api/projects/${archived.id}/tasks`, { title: 'Release notes', parts });
  await owner.must('PATCH', `/api/projects/${archived.id}`, { archived: true });
  return { en: await stopPath(inbox, emails.en), ko: await stopPath(inbox, emails.ko) };
}

async function stopPath(inbox: string, email: string): Promise<string> {
  const { body } = await untilMail(inbox, email, /^\[PAST-1\]/);
  const path = /\/api\/unsubscribe\?token=\S+/.exec(body.text ?? '')?.[0];
  if (!path) throw new Error('the mail has no link that stops it');
  return path;
}
