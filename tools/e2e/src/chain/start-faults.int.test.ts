import { createServer } from 'node:net';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { Person } from '../stack/person.ts';
import { createSettings, removeData, runToEnd, type StackSettings, startStack } from '../stack/stack.ts';

let settings: StackSettings;

beforeEach(async () => {
  settings = await createSettings();
});

afterEach(() => removeData(settings));

test('a port that is taken is named, with the setting that chooses another', async () => {
  const blocker = createServer();
  await new Promise<void>((resolve) => blocker.listen(settings.sitePort, '127.0.0.1', resolve));
  try {
    const { code, output } = await runToEnd(settings);
    expect(code).toBe(1);
    expect(output.trim().split('\n').at(-1)).toBe(
      `Port ${settings.sitePort} is in use by another program; stop that program, or choose another port with PORT=<port>.`,
    );
  } finally {
    await new Promise((resolve) => blocker.close(resolve));
  }
});

test('a data folder that cannot be written to is named', async () => {
  const blocked = join(settings.home, 'file');
  writeFileSync(blocked, '');
  const { code, output } = await runToEnd({ ...settings, home: join(blocked, 'data') });
  expect(code).toBe(1);
  expect(output.trim()).toBe(
    `Cannot write to the data folder ${join(blocked, 'data')} (ENOTDIR); make it writable, or set BATON_HOME to a folder that is.`,
  );
});

test('a damaged lock is named with what to do about it', async () => {
  const lock = join(settings.home, 'lock');
  mkdirSync(settings.home, { recursive: true });
  writeFileSync(lock, 'damaged');
  const { code, output } = await runToEnd(settings);
  expect(code).toBe(1);
  expect(output).toContain(`The lock file ${lock} is damaged`);
});

test('a second start on the same data is refused, and one on its own data runs beside the first', async () => {
  const first = await startStack(settings);
  const other = await createSettings();
  try {
    const refused = await runToEnd({ ...other, home: settings.home });
    expect(refused.code).toBe(1);
    expect(refused.output).toContain('Baton has been running on this data folder since');
    const beside = await startStack(other);
    expect((await beside.stop()).code).toBe(0);
  } finally {
    await first.stop();
    removeData(other);
  }
});

test('a start that was killed leaves no process behind, and the next start takes over its data', async () => {
  const first = await startStack(settings);
  const { pids } = first.endpoints();
  await first.stop('SIGKILL');
  const again = await startStack(settings);
  for (const pid of Object.values(pids)) expect(() => process.kill(pid, 0)).toThrow('ESRCH');
  expect((await again.stop()).code).toBe(0);
});

test('a demo whose people have changed their passwords stays as it is, and the start goes on', async () => {
  const first = await startStack(settings, ['--demo']);
  const { site } = first.endpoints();
  const email = 'kim@example.com';
  const kim = await Person.signedIn(site, email, 'baton demo password');
  const changed = await kim.must('PATCH', '/auth/me', {
    currentPassword: kim.password,
    password: 'five boats on a lake',
  });
  expect(changed.status).toBe(200);
  await first.stop();

  const again = await startStack(settings, ['--demo']);
  expect(again.output()).toContain(`The demo’s ${email} has another password by now`);
  expect((await again.stop()).code).toBe(0);
});

test('an option that is not known shows the usage', async () => {
  const { code, output } = await runToEnd(settings, ['--dmeo']);
  expect(code).toBe(1);
  expect(output).toContain("Unknown option '--dmeo'");
  expect(output).toContain('Usage: npm start [-- options]');
});
