import { execFile } from 'node:child_process';
import { createHash, generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { Task } from '@baton/dto';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { mailsTo } from '../stack/inbox.ts';
import { PATIENCE } from '../stack/patience.ts';
import { shareTask } from '../stack/shared-task.ts';
import { useStack } from '../stack/use-stack.ts';

const ROOT = fileURLToPath(new URL('../../../../', import.meta.url));
const SECRETLINT = join(ROOT, 'node_modules/.bin/secretlint');

/** What the scanner of `npm test` says of files; empty when it finds nothing. */
async function scan(...globs: readonly string[]): Promise<string> {
  const rules = ['--secretlintrc', join(ROOT, '.secretlintrc.json'), '--no-gitignore', '--no-color'];
  return promisify(execFile)(SECRETLINT, [...rules, ...globs]).then(
    ({ stdout }) => stdout.trim(),
    (error: { stdout?: string }) => {
      if (!error.stdout) throw error;
      return error.stdout;
    },
  );
}

describe('the scanner of secrets', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'baton-secrets-'));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const random = createHash('sha256').update('any').digest('base64url');
  test.each([
    ['a private key', privateKey.export({ format: 'pem', type: 'pkcs8' }).toString()],
    ['a private JSON Web Key', JSON.stringify(privateKey.export({ format: 'jwk' }))],
    ['an access token', `${['eyJhbGciOiJFUzI1NiJ9', 'eyJzdWIiOiIxMjM0In0', random].join('.')}`],
    ['a key of AWS', `aws_secret_access_key="${random.slice(0, 40).replaceAll(/[-_]/g, 'x')}"`],
    ['a password of a database', `postgres://baton:${random.slice(0, 12)}@db.example.com/baton`],
  ])('finds %s', async (_, secret) => {
    const file = join(folder, 'settings.txt');
    writeFileSync(file, secret);
    expect(await scan(file)).toContain('✖ 1 problem');
  });

  test('finds none in the site', async () => {
    expect(await scan(join(ROOT, 'dist/apps/web/**/*.{js,css,html,webmanifest}'))).toBe('');
  });
});

describe('logs', () => {
  const stack = useStack();

  test('hold no password, token or text that anybody wrote, not even when a request is refused', async () => {
    const { site, inbox } = stack.endpoints();
    const { owner, member, task } = await shareTask(site, 'SEC');
    const written = 'Behind the ninth door';
    await owner.must<Task>(
      'PATCH',
      `/api/tasks/${task.id}`,
      { title: written },
      { ifMatch: `"${task.version}"` },
    );
    const body = { email: owner.email, password: 'seven wrong umbrellas' };
    expect((await owner.call('POST', '/auth/login', body)).status).toBe(401);
    await owner.must('POST', '/auth/password-reset-requests', { email: member.email });
    const link = await vi.waitUntil(async () => {
      const mails = await mailsTo(inbox, member.email);
      const told = mails.some(({ subject }) => subject.includes(written));
      return (
        told && mails.map(({ body: { text } }) => /#reset=([\w.-]+)/.exec(text ?? '')?.[1]).find(Boolean)
      );
    }, PATIENCE);
    await stack.stop();

    const folder = join(stack.home(), 'logs');
    const files = readdirSync(folder);
    expect(files.length).toBeGreaterThan(3);
    const text = files.map((file) => readFileSync(join(folder, file), 'utf8')).join('\n');
    expect(text).toContain(`/api/tasks/${task.id}`);
    const secrets = [owner.password, body.password, owner.accessToken, member.accessToken, link, written];
    expect(secrets.filter((secret) => secret && text.includes(secret))).toEqual([]);
    expect(secrets).not.toContain('');
    expect(await scan(join(folder, '*'))).toBe('');
  });
});
