import type {
  AccountResponse,
  Comment,
  Invitation,
  Member,
  Project,
  SessionResponse,
  Task,
} from '@baton/dto';
import { randomUUID } from 'node:crypto';
import type { Sender } from './answers/send.ts';
import type { KnownIds } from './requests/known-ids.ts';
import type { Caller } from './requests/requests.ts';

const PASSWORD = 'three lanterns by the sea';

/** People and what they have, for requests to be about. */
export interface Scene {
  readonly ids: KnownIds;
  /** Undefined for whoever sends none. */
  readonly tokens: Readonly<Record<Caller, string | undefined>>;
}

/** Makes scenes, each with people and a project of its own, since requests change and delete what they find. */
export function createSceneMaker(send: Sender['send']): () => Promise<Scene> {
  async function ask<T>(method: string, path: string, body?: object, token?: string): Promise<T> {
    const headers = {
      ...(body && { 'content-type': 'application/json' }),
      ...(token && { authorization: `Bearer ${token}` }),
    };
    const { status, text } = await send(method, path, headers, body && JSON.stringify(body));
    if (status >= 300) throw new Error(`${method} ${path} answers ${status}: ${text}`);
    return JSON.parse(text) as T;
  }

  async function signUp(name: string) {
    const email = `${randomUUID()}@example.com`;
    await ask<AccountResponse>('POST', '/auth/register', { email, password: PASSWORD, name });
    return ask<SessionResponse>('POST', '/auth/login', { email, password: PASSWORD });
  }

  const people = ['Olga', 'Vera', 'Sven'].map(signUp);

  return async () => {
    const [owner, viewer, stranger] = (await Promise.all(people)) as [
      SessionResponse,
      SessionResponse,
      SessionResponse,
    ];
    const token = owner.accessToken;
    // What it has seen of a token tells task-api of its bearer.
    await ask('GET', '/api/projects', undefined, viewer.accessToken);
    const key = `F${randomUUID().slice(0, 7).toUpperCase()}`;
    const project = await ask<Project>('POST', '/api/projects', { key, name: 'Fuzzed' }, token);
    const inProject = `/api/projects/${project.id}`;
    const member = { email: viewer.user.email, role: 'viewer' };
    await ask<Member>('POST', `${inProject}/members`, member, token);
    const invited = { email: `${randomUUID()}@example.com`, role: 'editor' };
    const invitation = await ask<Invitation>('POST', `${inProject}/members`, invited, token);
    const newTask = { title: 'Fuzzed', parts: [{ role: 'text' }], checklist: [{ text: 'Ask' }] };
    const task = await ask<Task>('POST', `${inProject}/tasks`, newTask, token);
    const comment = await ask<Comment>('POST', `/api/tasks/${task.id}/comments`, { body: 'Ready.' }, token);
    const missing = randomUUID();
    return {
      ids: {
        projectId: project.id,
        taskId: task.id,
        partId: task.parts[0]?.id ?? missing,
        itemId: task.checklist[0]?.id ?? missing,
        commentId: comment.id,
        userId: viewer.user.id,
        invitationId: invitation.id,
        // Not one that is in use: it would end with it.
        sessionId: missing,
      },
      tokens: {
        owner: token,
        viewer: viewer.accessToken,
        stranger: stranger.accessToken,
        nobody: undefined,
        forger: `${token.slice(0, -6)}AAAAAA`,
      },
    };
  };
}
