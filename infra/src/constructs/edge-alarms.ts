import { Metric } from 'aws-cdk-lib/aws-cloudwatch';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import { resourceName } from '../config/names.ts';
import type { Stage } from '../config/stage.ts';
import { ALARM_PERIOD, StageAlarm } from './stage-alarm.ts';

export interface EdgeAlarmsProps {
  readonly stage: Stage;
  /** In CloudFront's region, where alone its metrics are. */
  readonly topic: ITopic;
  readonly distributionId: string;
}

/** What nothing behind CloudFront sees: that the edge itself fails, and that the firewall turns many away. */
export class EdgeAlarms extends Construct {
  constructor(scope: Construct, id: string, { stage, topic, distributionId }: EdgeAlarmsProps) {
    super(scope, id);
    new StageAlarm(this, 'Errors', {
      stage,
      topic,
      name: 'site-errors',
      description:
        'For a quarter of an hour CloudFront has answered one request of twenty or more with 5xx. If no alarm of task-api or auth-fn says why, it cannot reach them or the bucket: see the last deployments of web and of the origin header.',
      metric: new Metric({
        namespace: 'AWS/CloudFront',
        metricName: '5xxErrorRate',
        dimensionsMap: { DistributionId: distributionId, Region: 'Global' },
        statistic: 'Average',
        period: ALARM_PERIOD,
      }),
      threshold: 5,
      periods: 3,
    });
    new StageAlarm(this, 'Blocked', {
      stage,
      topic,
      name: 'site-blocked',
      description:
        'The firewall has turned away more than a request a second for five minutes: a flood, somebody who guesses passwords, or a rule that hits people of yours. Its sampled requests, in the console of WAF, show which rule and whom.',
      metric: new Metric({
        namespace: 'AWS/WAFV2',
        metricName: 'BlockedRequests',
        dimensionsMap: { WebACL: resourceName(stage, 'site'), Rule: 'ALL' },
        statistic: 'Sum',
        period: ALARM_PERIOD,
      }),
      threshold: 300,
    });
  }
}
