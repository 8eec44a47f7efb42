import type { App, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createApp } from '../app/create-app.ts';
import type { Stage } from '../config/stage.ts';
import { stages } from '../config/stages.ts';

/** The configured stage, so that tests hold what is deployed. */
export function stageNamed(name: Stage['name']): Stage {
  const stage = stages.find((candidate) => candidate.name === name);
  if (!stage) throw new Error(`There is no stage ${name}`);
  return stage;
}

/** The template of a stack in an app of its own. @throws Error when cdk-nag or CloudFormation would refuse it */
export function templateOf(build: (app: App) => Stack): Template {
  return withApp((app) => Template.fromStack(build(app)));
}

/** An app whose output is gone when `use` is done. */
export function withApp<T>(use: (app: App) => T): T {
  const folder = mkdtempSync(join(tmpdir(), 'baton-synth-'));
  try {
    return use(createApp(folder));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
