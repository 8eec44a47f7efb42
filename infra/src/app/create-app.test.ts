import { type App, Stack, Validations } from 'aws-cdk-lib';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { expect, test } from 'vitest';
import { withApp } from '../test-support/synth.ts';

/** It takes messages without TLS, which cdk-nag finds. */
function addPlainTopic(app: App): Topic {
  return new Topic(new Stack(app, 'Stack'), 'Topic');
}

test('a finding of cdk-nag that nobody has acknowledged ends the synthesis', () => {
  withApp((app) => {
    addPlainTopic(app);
    expect(() => app.synth()).toThrow('AwsSolutions-SNS3');
  });
});

test('one that is acknowledged with a reason does not', () => {
  withApp((app) => {
    Validations.of(addPlainTopic(app)).acknowledge({
      id: 'AwsSolutions-SNS3',
      reason: 'Nothing publishes to it.',
    });
    expect(app.synth().stacks.map(({ stackName }) => stackName)).toEqual(['Stack']);
  });
});
