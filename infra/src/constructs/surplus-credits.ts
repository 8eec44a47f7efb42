import { Duration } from 'aws-cdk-lib';
import { Metric } from 'aws-cdk-lib/aws-cloudwatch';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import type { Stage } from '../config/stage.ts';
import { StageAlarm } from './stage-alarm.ts';

/** A credit is a minute of a vCPU: these are an hour of one, and far more than instances use up to start. */
const CREDITS = 60;

export interface SurplusCreditsProps {
  readonly stage: Stage;
  readonly topic: ITopic;
  /** The alarm is named `baton-<stage>-<name>-credits`. */
  readonly name: string;
  /** What to do about it; it is in the mail. */
  readonly advice: string;
  readonly namespace: 'AWS/EC2' | 'AWS/RDS';
  readonly dimensions: Readonly<Record<string, string>>;
}

/**
 * Burstable instances are never slowed down. What they use beyond what a day earns is billed by the vCPU-hour, which
 * no other alarm tells of.
 */
export class SurplusCredits extends Construct {
  constructor(scope: Construct, id: string, props: SurplusCreditsProps) {
    super(scope, id);
    const { stage, topic, name, advice, namespace, dimensions } = props;
    new StageAlarm(this, 'Charged', {
      stage,
      topic,
      name: `${name}-credits`,
      description: `CPU beyond what is in the price is billed: an hour of a vCPU or more in six hours. ${advice} See docs/deploy/cost.md.`,
      metric: new Metric({
        namespace,
        metricName: 'CPUSurplusCreditsCharged',
        dimensionsMap: dimensions,
        statistic: 'Sum',
        period: Duration.hours(6),
      }),
      threshold: CREDITS,
    });
  }
}
