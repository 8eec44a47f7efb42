import { startGuard } from '@baton/services';
import { mkdtempSync, rmSync } from 'node:fs';
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, expect, test, vi } from 'vitest';
import { createLambdaHost, type LambdaHost, type LambdaHostOptions } from './lambda-host.ts';

const bundle = (name: string) => fileURLToPath(new URL(`./test-fixtures/${name}.mjs`, import.meta.url));
const hosts: LambdaHost[] = [];
const lines: string[] = [];
const guard = startGuard();

function host(options: Partial<LambdaHostOptions> = {}): LambdaHost {
  const created = createLambdaHost({
    name: 'some-fn',
    bundlePath: bundle('function'),
    env: { AWS_REGION: 'ap-northeast-2', TABLE: 'log' },
    timeoutMs: 20_000,
    maxConcurrency: 2,
    guard,
    onLog: (_name, line) => lines.push(line),
    ...options,
  });
  hosts.push(created);
  return created;
}

afterEach(async () => {
  await Promise.all(hosts.splice(0).map((created) => created.close()));
  lines.length = 0;
});

afterAll(() => guard.close());

test('an event goes in and its result comes out, as JSON', async () => {
  const fn = host();
  expect(await fn.invoke({ do: 'echo', value: { a: [1, null, 'x'] } })).toEqual({ a: [1, null, 'x'] });
  expect(await fn.invoke({ do: 'undefinedField' })).toStrictEqual({ kept: 1 });
  expect(await fn.invoke({ do: 'echo' })).toBeNull();
});

test('a warm environment is used again', async () => {
  const fn = host();
  const first = await fn.invoke({ do: 'whoAmI' });
  const second = await fn.invoke({ do: 'whoAmI' });
  expect(first).toEqual({ pid: fn.pids()[0], served: 1 });
  expect(second).toEqual({ pid: fn.pids()[0], served: 2 });
});

test('after a renewal the next event has a new environment, and the one under way keeps its own', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'baton-lambda-'));
  const fn = host({ maxConcurrency: 2 });
  const idle = (await fn.invoke({ do: 'whoAmI' })) as { pid: number };
  const underWay = fn.invoke({ do: 'meet', folder, me: 'a', other: 'b' });
  fn.renew();
  const other = fn.invoke({ do: 'meet', folder, me: 'b', other: 'a' });
  await Promise.all([underWay, other]);
  expect(await fn.invoke({ do: 'whoAmI' })).toMatchObject({ pid: expect.not.toBeOneOf([idle.pid]) });
  rmSync(folder, { recursive: true });
});

test('events at the same time run in environments of their own, up to the limit', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'baton-lambda-'));
  const fn = host({ maxConcurrency: 2 });
  const [one, two, ...rest] = await Promise.all([
    fn.invoke({ do: 'meet', folder, me: 'a', other: 'b' }),
    fn.invoke({ do: 'meet', folder, me: 'b', other: 'a' }),
    ...Array.from({ length: 6 }, () => fn.invoke({ do: 'whoAmI' })),
  ]);
  rmSync(folder, { recursive: true });
  expect(one).not.toBe(two);
  expect(rest).toHaveLength(6);
  expect(fn.pids().toSorted()).toEqual([one, two].toSorted());
});

test('the function sees its variables and those of Lambda, and none of ours', async () => {
  const env = (await host().invoke({ do: 'environment' })) as Record<string, string>;
  expect(Object.keys(env).toSorted()).toEqual([
    'AWS_LAMBDA_FUNCTION_MEMORY_SIZE',
    'AWS_LAMBDA_FUNCTION_NAME',
    'AWS_LAMBDA_FUNCTION_VERSION',
    'AWS_LAMBDA_LOG_GROUP_NAME',
    'AWS_LAMBDA_LOG_STREAM_NAME',
    'AWS_REGION',
    'PATH',
    'TABLE',
    'TZ',
  ]);
  expect(env).toMatchObject({ TABLE: 'log', AWS_LAMBDA_FUNCTION_NAME: 'some-fn' });
});

test('the context names the function and counts down to the limit', async () => {
  const context = (await host({ timeoutMs: 7_000 }).invoke({ do: 'context' })) as Record<string, unknown>;
  expect(context).toMatchObject({
    awsRequestId: expect.stringMatching(/^[0-9a-f-]{36}$/),
    functionName: 'some-fn',
    functionVersion: '$LATEST',
    invokedFunctionArn: 'arn:aws:lambda:ap-northeast-2:000000000000:function:some-fn',
    memoryLimitInMB: '512',
    logGroupName: '/aws/lambda/some-fn',
    logStreamName: expect.stringMatching(/^\d{4}\/\d\d\/\d\d\/\[\$LATEST\][0-9a-f]{32}$/),
  });
  expect(context['remaining']).toBeGreaterThan(0);
  expect(context['remaining']).toBeLessThanOrEqual(7_000);
});

test.each(['spin', 'hang'])('past its time limit, a handler that %ss is killed', async (behaviour) => {
  const fn = host({ timeoutMs: 300 });
  await expect(fn.invoke({ do: behaviour })).rejects.toMatchObject({
    errorType: 'Sandbox.Timedout',
    errorMessage: expect.stringMatching(/^RequestId: \S+ Error: Task timed out after 0\.30 seconds$/),
  });
  expect(fn.pids()).toEqual([]);
  expect(await fn.invoke({ do: 'echo', value: 'next' })).toBe('next');
  expect(lines).toContainEqual(expect.stringContaining('Task timed out after 0.30 seconds'));
});

test('an error of the handler is answered with its type and trace, is logged, and the environment lives on', async () => {
  const fn = host();
  await expect(fn.invoke({ do: 'fail' })).rejects.toMatchObject({
    errorType: 'TypeError',
    errorMessage: 'cannot do that',
    trace: expect.arrayContaining([
      'TypeError: cannot do that',
      expect.stringMatching(/^ {4}at Object\.fail .*function\.mjs:\d+/),
    ]),
  });
  expect(await fn.invoke({ do: 'whoAmI' })).toMatchObject({ served: 2 });
  await expect.poll(() => lines).toContainEqual(expect.stringContaining('"message":"Invoke Error"'));
});

test('what is thrown and no error is answered too', async () => {
  await expect(host().invoke({ do: 'throwText' })).rejects.toMatchObject({
    errorType: 'string',
    errorMessage: 'just text',
    trace: [],
  });
});

test.each([
  [{ do: 'exit', code: 3 }, 'Runtime exited with error: exit status 3'],
  [{ do: 'exit', code: 0 }, 'Runtime exited without providing a reason'],
  [{ do: 'die' }, 'Runtime exited with error: signal: SIGKILL'],
])(
  'a process that ends mid-way (%o) fails the invocation, and the next one gets a new process',
  async (event, reason) => {
    const fn = host();
    await expect(fn.invoke(event)).rejects.toMatchObject({
      errorType: 'Runtime.ExitError',
      errorMessage: expect.stringContaining(reason),
    });
    expect(await fn.invoke({ do: 'echo', value: 1 })).toBe(1);
  },
);

test('an environment killed while idle is replaced', async () => {
  const fn = host();
  await fn.invoke({ do: 'whoAmI' });
  process.kill(fn.pids()[0] as number, 'SIGKILL');
  await expect.poll(() => fn.pids()).toEqual([]);
  expect(await fn.invoke({ do: 'whoAmI' })).toMatchObject({ served: 1 });
});

test('results beyond 6 MB and results that are no JSON fail', async () => {
  const fn = host();
  await expect(fn.invoke({ do: 'large', bytes: 6 * 1024 * 1024 })).rejects.toMatchObject({
    errorType: 'Function.ResponseSizeTooLarge',
  });
  await expect(fn.invoke({ do: 'circular' })).rejects.toMatchObject({
    errorType: 'TypeError',
    errorMessage: expect.stringContaining('circular'),
  });
});

test('a bundle that throws while it is loaded fails each invocation with its error', async () => {
  const fn = host({ bundlePath: bundle('broken') });
  await expect(fn.invoke({})).rejects.toMatchObject({
    errorType: 'RangeError',
    errorMessage: 'no configuration',
  });
  expect(fn.pids()).toEqual([]);
});

test('a bundle without a handler is named as such', async () => {
  await expect(host({ bundlePath: bundle('no-handler') }).invoke({})).rejects.toMatchObject({
    errorType: 'Runtime.HandlerNotFound',
  });
});

test('a bundle that is not there is refused with the command that builds it', () => {
  expect(() => host({ bundlePath: '/nowhere/main.mjs' })).toThrow(
    'There is no /nowhere/main.mjs; build it with: npx nx build some-fn',
  );
});

test('each line of output goes to the log', async () => {
  await host().invoke({ do: 'say', line: 'first\nsecond' });
  await expect.poll(() => lines).toEqual(['first', 'second']);
});

test('closing lets a running event finish, refuses further ones and leaves no process', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'baton-lambda-'));
  const fn = host();
  const running = fn.invoke({ do: 'meet', folder, me: 'a', other: 'b' });
  await vi.waitUntil(() => fn.pids().length === 1);
  const [pid] = fn.pids();
  const partner = host().invoke({ do: 'meet', folder, me: 'b', other: 'a' });
  const closed = fn.close();
  await expect(fn.invoke({ do: 'whoAmI' })).rejects.toMatchObject({ errorType: 'ServiceException' });
  await closed;
  expect(await running).toBe(pid);
  await partner;
  rmSync(folder, { recursive: true });
  expect(() => process.kill(pid as number, 0)).toThrow('ESRCH');
});

test('an environment ends when the process that started it is killed', async () => {
  const runtime = fileURLToPath(new URL('./test-fixtures/orphan-parent.ts', import.meta.url));
  const parent = fork(runtime, [bundle('function')], { execArgv: [] });
  const [pid] = (await once(parent, 'message')) as [number];
  parent.kill('SIGKILL');
  // Whoever inherits it may take a while to collect what is left of it.
  await expect.poll(() => isRunning(pid), { timeout: 20_000 }).toBe(false);
}, 30_000);

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
