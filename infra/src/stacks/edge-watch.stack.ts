import type { App } from 'aws-cdk-lib';
import { BatonStack } from '../app/baton-stack.ts';
import { DISTRIBUTION_PARAMETER, EDGE_REGION, parameterName } from '../config/names.ts';
import type { Stage } from '../config/stage.ts';
import { AlarmTopic } from '../constructs/alarm-topic.ts';
import { EdgeAlarms } from '../constructs/edge-alarms.ts';
import { RegionValues } from '../constructs/region-values.ts';

export interface EdgeWatchStackProps {
  readonly stage: Stage;
}

/**
 * Alarms on CloudFront and its firewall, whose metrics are in their region alone; and an alarm tells only a topic
 * of its own region. It comes after the distribution.
 */
export class EdgeWatchStack extends BatonStack {
  constructor(app: App, { stage }: EdgeWatchStackProps) {
    super(app, { stage, unit: 'web', suffix: 'edge-watch', region: EDGE_REGION });
    // Not `alarms`: a stage may be in this region as a whole.
    const { topic } = new AlarmTopic(this, 'Alarms', { stage, name: 'edge-alarms' });
    const values = new RegionValues(this, 'StageValues', { stage, region: stage.region });
    new EdgeAlarms(this, 'EdgeAlarms', {
      stage,
      topic,
      distributionId: values.read('DistributionId', parameterName(stage, 'web', DISTRIBUTION_PARAMETER)),
    });
  }
}
