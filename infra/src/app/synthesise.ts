import type { App } from 'aws-cdk-lib';
import { rmSync } from 'node:fs';
import type { Stage } from '../config/stage.ts';
import { stages } from '../config/stages.ts';
import { createApp } from './create-app.ts';

/**
 * Writes the templates and assets of a unit, of every stage, into a folder that `cdk deploy --app` takes.
 * Whatever was in it goes, so that the folder depends on the source alone.
 */
export function synthesise(folder: string, addStacks: (app: App, stage: Stage) => void): void {
  rmSync(folder, { recursive: true, force: true });
  const app = createApp(folder);
  for (const stage of stages) addStacks(app, stage);
  app.synth();
}
