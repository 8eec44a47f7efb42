import { afterEach, beforeEach, expect, test } from 'vitest';
import { SITE, StageWorld } from '../test-support/stage-world.ts';
import { UNITS } from '../units.ts';

let world: StageWorld;
let first: string;

beforeEach(() => {
  world = new StageWorld();
  world.setParameter('auth/api-host', 'abc.execute-api.example');
  world.setParameter('web/site-host', 'baton.example.com');
  world.site.set('https://abc.execute-api.example/auth/.well-known/jwks.json', () =>
    Response.json({ keys: [{ kid: '1' }] }),
  );
  world.site.set('https://baton.example.com/api/openapi.json', () => Response.json({ openapi: '3.1.0' }));
  world.site.set('https://baton.example.com/', () => new Response(SITE));
  world.site.set(
    'https://baton.example.com/assets/app-1a2b.js',
    () => new Response('', { headers: { 'cache-control': 'public, max-age=31536000, immutable' } }),
  );
  first = world.commit('first');
});
afterEach(() => world.remove());

const REPOSITORY = '111122223333.dkr.ecr.ap-northeast-2.amazonaws.com/baton-dev-task-api';

function record(unit: string, commit: string, state: string): string {
  return expect.stringMatching(
    new RegExp(
      `^aws ssm put-parameter --name /baton/dev/deployed/${unit} --type String --overwrite ` +
        `--value {"commit":"${commit}","state":"${state}"`,
    ),
  ) as string;
}

function cdk(unit: string, ...rest: readonly string[]): string {
  return [`cdk deploy --app dist/infra/${unit} --require-approval never --progress events`, ...rest].join(
    ' ',
  );
}

const INVOKE =
  'aws lambda invoke --function-name baton-dev-mail-fn --cli-binary-format raw-in-base64-out ' +
  '--payload {"Records":[]} --query FunctionError --output text /dev/null';

const PUSH = (tag: string, commit: string) => [
  `aws ecr describe-images --repository-name baton-dev-task-api --image-ids imageTag=${tag} --output json`,
  'aws sts get-caller-identity --query Account --output text',
  'aws ecr get-login-password',
  'docker login --username AWS --password-stdin 111122223333.dkr.ecr.ap-northeast-2.amazonaws.com',
  'docker buildx build --platform linux/arm64 --provenance=false --push --file docker/task-api.Dockerfile ' +
    `--tag ${REPOSITORY}:${tag} --tag ${REPOSITORY}:${commit} dist/apps/task-api`,
];

const TASK = '--cluster baton-dev-cluster --tasks arn:aws:ecs:ap-northeast-2:111122223333:task/c/7';
const MIGRATE = [
  'aws ecs run-task --cluster baton-dev-cluster --task-definition baton-dev-migration ' +
    '--capacity-provider-strategy capacityProvider=baton-dev-instances,weight=1 ' +
    '--region ap-northeast-2 --output json',
  `aws ecs wait tasks-stopped ${TASK} --region ap-northeast-2 --output json`,
  `aws ecs describe-tasks ${TASK} --region ap-northeast-2 --output json`,
];

test('a stage that has nothing gets every unit in its order, each looked at before the next', async () => {
  await world.rollOut();
  expect(world.calls()).toEqual([
    ...UNITS.map((unit) => record(unit, first, 'rolling-out')),
    cdk('foundation', 'baton-dev-*'),
    record('foundation', first, 'deployed'),
    cdk('delivery', 'baton-dev-*'),
    record('delivery', first, 'deployed'),
    cdk('mail', 'baton-dev-*'),
    INVOKE,
    record('mail', first, 'deployed'),
    cdk('auth', 'baton-dev-*'),
    record('auth', first, 'deployed'),
    ...PUSH('content-1', first),
    cdk('task-api', '--exclusively', 'baton-dev-task-api-base'),
    cdk('task-api', '--exclusively', 'baton-dev-task-api-migration'),
    ...MIGRATE,
    cdk('task-api', '--exclusively', 'baton-dev-task-api'),
    record('task-api', first, 'deployed'),
    cdk('web', 'baton-dev-*'),
    record('web', first, 'deployed'),
  ]);
  expect(world.lines).toContain('✓ web: the site is what was deployed');
});

test('a second roll-out of the same commit does nothing', async () => {
  world.setDeployed(first);
  await world.rollOut();
  expect(world.calls()).toEqual([]);
});

test('a change of mail-fn deploys mail and nothing else', async () => {
  world.setDeployed(first);
  const second = world.commit('second');
  world.affected = ['mail'];
  world.build(2, ['mail']);
  await world.rollOut();
  expect(world.calls()).toEqual([
    record('mail', second, 'rolling-out'),
    cdk('mail', 'baton-dev-*'),
    INVOKE,
    record('mail', second, 'deployed'),
  ]);
});

test('a migration that fails ends it: the service and the site stay as they are', async () => {
  world.answerMigration(1);
  await expect(world.rollOut()).rejects.toThrow(
    'node infra/src/bin/migrate-database.ts dev failed (exit code 1)',
  );
  expect(world.calls().slice(-6)).toEqual([
    PUSH('content-1', first).at(-1),
    cdk('task-api', '--exclusively', 'baton-dev-task-api-base'),
    cdk('task-api', '--exclusively', 'baton-dev-task-api-migration'),
    ...MIGRATE,
  ]);
});

test('after a failure the next roll-out does what was left, and pushes no image twice', async () => {
  world.answerMigration(1);
  await expect(world.rollOut()).rejects.toThrow();
  world.calls();
  world.answerMigration(0);
  world.affected = [];
  const second = world.commit('second');
  expect(await world.planned()).toEqual({
    'task-api': `the roll-out of ${first.slice(0, 9)} did not end well`,
    web: `the roll-out of ${first.slice(0, 9)} did not end well`,
  });
  await world.rollOut();
  const found = '--repository-name baton-dev-task-api --image-ids imageTag=content-1 --output json';
  expect(world.calls()).toEqual([
    record('task-api', second, 'rolling-out'),
    record('web', second, 'rolling-out'),
    `aws ecr describe-images ${found}`,
    `aws ecr batch-get-image ${found}`,
    'aws ecr put-image --repository-name baton-dev-task-api ' +
      `--image-tag ${second} --image-manifest imageTag=content-1`,
    cdk('task-api', '--exclusively', 'baton-dev-task-api-base'),
    cdk('task-api', '--exclusively', 'baton-dev-task-api-migration'),
    ...MIGRATE,
    cdk('task-api', '--exclusively', 'baton-dev-task-api'),
    record('task-api', second, 'deployed'),
    cdk('web', 'baton-dev-*'),
    record('web', second, 'deployed'),
  ]);
});

test('a stack that fails keeps the units after it from moving, and the migration from running', async () => {
  world.breakCalls(cdk('task-api', '--exclusively', 'baton-dev-task-api-base'), 'ROLLBACK_COMPLETE');
  await expect(world.rollOut()).rejects.toThrow('cdk deploy --app failed (exit code 254)');
  expect(world.calls().at(-1)).toBe(cdk('task-api', '--exclusively', 'baton-dev-task-api-base'));
});

test('auth-fn with code for another processor than that of Lambda stays where it is', async () => {
  world.buildAuthFnOnX64();
  await expect(world.rollOut()).rejects.toThrow('dist/apps/auth-fn has no native code for Linux on arm64');
  expect(world.calls().at(-1)).toEqual(record('mail', first, 'deployed'));
});

test('what was deployed and does not work is not recorded, and nothing follows it', async () => {
  world.site.delete('https://abc.execute-api.example/auth/.well-known/jwks.json');
  await expect(world.rollOut()).rejects.toThrow('auth/.well-known/jwks.json answers 503');
  expect(world.calls().at(-1)).toBe(cdk('auth', 'baton-dev-*'));
  expect(world.record('auth')).toEqual({ commit: first, state: 'rolling-out' });
});

test('a mail-fn that cannot be loaded is seen', async () => {
  world.answerMail('Unhandled');
  await expect(world.rollOut()).rejects.toThrow('mail-fn fails at a batch without messages (Unhandled)');
});

test('an old site that CloudFront still gives is seen', async () => {
  world.site.set('https://baton.example.com/', () => new Response('<!doctype html>'));
  await expect(world.rollOut()).rejects.toThrow('https://baton.example.com/ is not what was deployed');
});

test('a unit that comes out the same is not deployed, and its commit is noted', async () => {
  world.setDeployed(first);
  const second = world.commit('second');
  world.affected = UNITS;
  world.build(2, ['web']);
  await world.rollOut();
  expect(world.calls()).toEqual([
    record('web', second, 'rolling-out'),
    ...UNITS.filter((unit) => unit !== 'web').map((unit) => record(unit, second, 'deployed')),
    cdk('web', 'baton-dev-*'),
    record('web', second, 'deployed'),
  ]);
});

test('a unit that reads what another one publishes follows it, though it comes out the same', async () => {
  world.setDeployed(first);
  world.commit('second');
  world.affected = UNITS;
  world.build(2, ['auth']);
  await world.rollOut();
  expect(world.calls().filter((call) => call.startsWith('cdk'))).toEqual([
    cdk('auth', 'baton-dev-*'),
    cdk('task-api', '--exclusively', 'baton-dev-task-api-base'),
    cdk('task-api', '--exclusively', 'baton-dev-task-api-migration'),
    cdk('task-api', '--exclusively', 'baton-dev-task-api'),
    cdk('web', 'baton-dev-*'),
  ]);
});

test('a unit that was not affected for some commits is compared with the one that it has', async () => {
  world.setDeployed(first);
  const second = world.commit('second');
  world.affected = ['web'];
  world.build(2, ['web']);
  await world.rollOut();
  expect(world.record('mail')).toMatchObject({ commit: first, state: 'deployed' });
  expect(world.record('web')).toMatchObject({ commit: second, state: 'deployed' });

  world.commit('third');
  world.bases.length = 0;
  await world.planned();
  expect(world.bases).toEqual([first, second]);
});

test('an older commit is refused, unless going back is what was asked for', async () => {
  const second = world.commit('second');
  world.build(2);
  world.setDeployed(second);
  world.setImage('content-1', first);
  world.checkOut(first);
  world.build(1);
  await expect(world.rollOut()).rejects.toThrow(
    `foundation has ${second.slice(0, 9)} already, which is newer`,
  );
  expect(world.calls()).toEqual([]);

  await world.rollOut(true);
  expect(world.record('task-api')).toMatchObject({ commit: first, state: 'deployed' });
  const calls = world.calls();
  expect(calls.filter((call) => call.startsWith('docker'))).toEqual([]);
  expect(calls).toContain(cdk('task-api', '--exclusively', 'baton-dev-task-api'));
});

test('on the way back, mail goes last: until then others write what its older filter would drop', async () => {
  world.setDeployed(world.commit('second'));
  world.affected = ['mail', 'auth', 'task-api'];
  world.checkOut(first);
  world.build(2, ['mail', 'auth', 'task-api']);
  await world.rollOut(true);
  expect(world.calls().filter((call) => call.startsWith('cdk'))).toEqual([
    cdk('auth', 'baton-dev-*'),
    cdk('task-api', '--exclusively', 'baton-dev-task-api-base'),
    cdk('task-api', '--exclusively', 'baton-dev-task-api-migration'),
    cdk('task-api', '--exclusively', 'baton-dev-task-api'),
    cdk('mail', 'baton-dev-*'),
  ]);
});

test('a commit that this clone does not know is no base', async () => {
  world.setDeployed(first);
  world.setParameter('deployed/mail', JSON.stringify({ commit: 'a'.repeat(40), state: 'deployed' }));
  world.affected = [];
  expect(await world.planned()).toEqual({ mail: 'aaaaaaaaa, which it has, is not known here' });
});

test('a parameter that cannot be read is no stage without anything', async () => {
  world.breakCalls('aws ssm get-parameter', 'An error occurred (AccessDeniedException)');
  await expect(world.rollOut()).rejects.toThrow('aws ssm get-parameter failed (exit code 254)');
  expect(world.calls()).toEqual([]);
});

test('a unit that was not built is seen before anything moves', async () => {
  world.forget('web');
  await expect(world.rollOut()).rejects.toThrow('dist/infra/web has no stack of dev');
  expect(world.calls()).toEqual([]);
});

test('before there is a site, healthy tasks are what is known of task-api', async () => {
  world.setDeployed(first);
  world.commit('second');
  world.affected = ['task-api'];
  world.build(2, ['task-api']);
  world.removeParameter('web/site-host');
  await world.rollOut();
  expect(world.lines).toContain('✓ task-api: its tasks are healthy; there is no site yet to call it through');
});
