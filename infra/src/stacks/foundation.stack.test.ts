import { Match, type Template } from 'aws-cdk-lib/assertions';
import { beforeAll, test } from 'vitest';
import { stageNamed, templateOf } from '../test-support/synth.ts';
import { FoundationStack } from './foundation.stack.ts';

let dev: Template;
let prod: Template;

beforeAll(() => {
  dev = templateOf((app) => new FoundationStack(app, { stage: stageNamed('dev') }));
  prod = templateOf((app) => new FoundationStack(app, { stage: stageNamed('prod') }));
});

test('the key is rotated and outlives its stack', () => {
  for (const template of [dev, prod]) {
    template.hasResource('AWS::KMS::Key', {
      Properties: Match.objectLike({ EnableKeyRotation: true }),
      DeletionPolicy: 'Retain',
      UpdateReplacePolicy: 'Retain',
    });
  }
});

test('other units find the key by a parameter', () => {
  dev.hasResourceProperties('AWS::SSM::Parameter', { Name: '/baton/dev/foundation/key-arn' });
});
