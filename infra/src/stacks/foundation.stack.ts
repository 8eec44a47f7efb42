import { authTable, logTable, mailTable } from '@baton/tables';
import type { App } from 'aws-cdk-lib';
import { BatonStack } from '../app/baton-stack.ts';
import type { Stage } from '../config/stage.ts';
import { AlarmTopic } from '../constructs/alarm-topic.ts';
import { DataTable } from '../constructs/data-table.ts';
import { MonthlyBudget } from '../constructs/monthly-budget.ts';
import { Network } from '../constructs/network.ts';
import { OriginSecret } from '../constructs/origin-secret.ts';
import { StageKey } from '../constructs/stage-key.ts';

export interface FoundationStackProps {
  readonly stage: Stage;
}

/** What the other units stand on: key, network, tables, alarm topic, budget. `foundation-values.ts` reads it. */
export class FoundationStack extends BatonStack {
  constructor(app: App, { stage }: FoundationStackProps) {
    super(app, { stage, unit: 'foundation' });
    const { key } = new StageKey(this, 'Key', { stage });
    const { vpc } = new Network(this, 'Network', { stage });
    const auth = new DataTable(this, 'AuthTable', { stage, key, definition: authTable });
    const log = new DataTable(this, 'LogTable', { stage, key, definition: logTable });
    new DataTable(this, 'MailTable', { stage, key, definition: mailTable });
    const { topic } = new AlarmTopic(this, 'Alarms', { stage, name: 'alarms', key });
    new MonthlyBudget(this, 'Budget', { stage });
    for (const number of stage.originSecrets.accepted) {
      new OriginSecret(this, `OriginSecret-${number}`, { stage, key, number });
    }

    this.publish('key-arn', key.keyArn);
    this.publish('vpc-id', vpc.vpcId);
    vpc.publicSubnets.forEach((subnet, zone) => this.publish(`public-subnet-${zone + 1}`, subnet.subnetId));
    vpc.isolatedSubnets.forEach((subnet, zone) =>
      this.publish(`isolated-subnet-${zone + 1}`, subnet.subnetId),
    );
    this.publish('auth-stream-arn', auth.streamArn);
    this.publish('log-stream-arn', log.streamArn);
    this.publish('alarm-topic-arn', topic.topicArn);
  }
}
