import { afterEach, beforeEach, expect, test } from 'vitest';
import { compareTemplates } from './compare-templates.ts';
import { StageWorld } from '../test-support/stage-world.ts';

let world: StageWorld;
beforeEach(() => {
  world = new StageWorld();
});
afterEach(() => world.remove());

test('each unit is compared by its templates alone, which a pull request may read', async () => {
  await world.diff(['mail', 'web']);
  expect(world.calls()).toEqual([
    'cdk diff --app dist/infra/mail --method template --ci --no-color baton-dev-*',
    'cdk diff --app dist/infra/web --method template --ci --no-color baton-dev-*',
  ]);
});

test('where no unit is affected, the comment says so', async () => {
  expect(await world.diff([])).toBe(
    '### What this would change in `dev`\n\nNothing that is deployed is affected.\n',
  );
});

test('what a template says cannot end its block', async () => {
  const text = await compareTemplates('dev', ['mail'], async () => '+ ~~~~~~~~~~\n+ # a title');
  expect(text).toContain('\n+ ~ ~~ ~~ ~~\n+ # a title\n~~~~~~~~~~\n');
});

test('a comment that GitHub would refuse has fewer units', async () => {
  const text = await compareTemplates('dev', ['mail', 'web'], async () => 'x'.repeat(40_000));
  expect(text.length).toBeLessThan(65_536);
  expect(text).toContain('<summary>mail</summary>');
  expect(text).toContain('1 more are too long to show');
});
