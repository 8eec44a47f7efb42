import { ServiceError } from '@baton/services';
import type {
  AccountResponse,
  AddMemberBody,
  CreateTaskBody,
  Project,
  SessionResponse,
  Task,
  UpdatePartBody,
} from '@baton/dto';
import { demoMembers, demoPassword, demoProject, demoTasks } from './demo-data.ts';

const TIME_LIMIT_MS = 10_000;
/** The status of both `email-taken` and `key-taken`. */
const TAKEN = 409;
/** Of `invalid-credentials`. */
const WRONG_PASSWORD = 401;

/**
 * Signs a demo team up and lets it work, through the site's own API. Does nothing when its project is there, and
 * goes on where an earlier run broke off before that.
 * @throws ServiceError when somebody has changed the team's accounts, or has taken its project's key
 */
export async function addDemo(site: string): Promise<void> {
  const [owner, ...others] = demoMembers;
  const ownerSession = await signUp(site, owner);
  const token = ownerSession.accessToken;
  const found = await call(site, 'GET', `/api/projects/${demoProject.key}`, undefined, { token });
  if (found.ok) return;

  const sessions = new Map<string, SessionResponse>([[owner.email, ownerSession]]);
  for (const member of others) sessions.set(member.email, await signUp(site, member));
  const as = <T>(email: string, method: string, path: string, body: unknown, ifMatch?: number) =>
    must<T>(call(site, method, path, body, { token: sessions.get(email)?.accessToken, ifMatch }));
  const created = await call(site, 'POST', '/api/projects', demoProject, { token });
  if (created.status === TAKEN) {
    throw new ServiceError(`The demo needs the project key ${demoProject.key}, which another project has.`);
  }
  const project = await must<Project>(created);
  for (const { email, role } of others) {
    const body: AddMemberBody = { email, role };
    await as(owner.email, 'POST', `/api/projects/${project.id}/members`, body);
  }
  for (const { parts, steps, dueInDays, ...fields } of demoTasks) {
    const body: CreateTaskBody = {
      ...fields,
      dueOn: dueInDays === undefined ? null : dayFromNow(dueInDays),
      parts: parts.map(({ person, ...part }) => ({
        ...part,
        assigneeId: person ? (sessions.get(person)?.user.id ?? null) : null,
      })),
    };
    let task = await as<Task>(owner.email, 'POST', `/api/projects/${project.id}/tasks`, body);
    for (const { by, part, progress } of steps) {
      const path = `/api/tasks/${task.id}/parts/${task.parts[part]?.id}`;
      task = await as<Task>(by, 'PUT', path, { progress } satisfies UpdatePartBody, task.version);
    }
  }
}

/** Signs up whoever has not, and in. */
async function signUp(site: string, member: (typeof demoMembers)[number]): Promise<SessionResponse> {
  const { email, name, locale } = member;
  const body = { email, name, locale, password: demoPassword };
  const registered = await call(site, 'POST', '/auth/register', body);
  if (registered.status !== TAKEN) await must<AccountResponse>(registered);
  const login = await call(site, 'POST', '/auth/login', { email, password: demoPassword });
  if (login.status === WRONG_PASSWORD) {
    throw new ServiceError(`The demo’s ${email} has another password by now, so the demo stays as it is.`);
  }
  return must<SessionResponse>(login);
}

function dayFromNow(days: number): string {
  return new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
}

function call(
  site: string,
  method: string,
  path: string,
  body: unknown,
  { token, ifMatch }: { token?: string | undefined; ifMatch?: number | undefined } = {},
): Promise<Response> {
  return fetch(`${site}${path}`, {
    method,
    headers: {
      'content-type': 'application/json',
      ...(token && { authorization: `Bearer ${token}` }),
      ...(ifMatch && { 'if-match': `"${ifMatch}"` }),
    },
    body: JSON.stringify(body),
    signal: AbortSignal.timeout(TIME_LIMIT_MS),
  });
}

async function must<T>(answer: Response | Promise<Response>): Promise<T> {
  const response = await answer;
  if (!response.ok) throw new Error(`${response.url} answers ${response.status}: ${await response.text()}`);
  return (await response.json()) as T;
}
