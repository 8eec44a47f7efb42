import { Stack } from 'aws-cdk-lib';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import { Construct } from 'constructs';
import { resourceName } from '../config/names.ts';
import type { Stage } from '../config/stage.ts';

export interface AlarmTopicProps {
  readonly stage: Stage;
  /** The topic is named `baton-<stage>-<name>`. */
  readonly name: string;
  /**
   * Encrypts what waits in the topic.
   * @default - nothing does: a region has no key of the stage but its own, and alarms say nothing of anybody
   */
  readonly key?: IKey;
}

/** Where the stage's alarms of a region go, and from there to the operators. */
export class AlarmTopic extends Construct {
  readonly topic: Topic;

  constructor(scope: Construct, id: string, { stage, name, key }: AlarmTopicProps) {
    super(scope, id);
    this.topic = new Topic(this, 'Topic', {
      topicName: resourceName(stage, name),
      ...(key && { masterKey: key }),
      enforceSSL: true,
    });
    this.topic.addSubscription(new EmailSubscription(stage.alarmsEmail));
    this.topic.addToResourcePolicy(
      new PolicyStatement({
        sid: 'Alarms',
        principals: [new ServicePrincipal('cloudwatch.amazonaws.com')],
        actions: ['sns:Publish'],
        resources: [this.topic.topicArn],
        conditions: { StringEquals: { 'aws:SourceAccount': Stack.of(this).account } },
      }),
    );
  }
}
