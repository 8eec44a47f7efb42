import type { App } from 'aws-cdk-lib';
import { BatonStack } from '../app/baton-stack.ts';
import { StageKey } from '../constructs/stage-key.ts';
import type { Stage } from '../config/stage.ts';

export interface FoundationStackProps {
  readonly stage: Stage;
}

/** What the other units stand on: network, tables, key, alarm topic, budget. */
export class FoundationStack extends BatonStack {
  constructor(app: App, { stage }: FoundationStackProps) {
    super(app, { stage, unit: 'foundation' });
    const { key } = new StageKey(this, 'Key', { stage });
    this.publish('key-arn', key.keyArn);
  }
}
