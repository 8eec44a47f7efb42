import { Validations } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';

const NO_TRACE_ARN = 'Traces have no ARN.';
const OWN_CHANNELS = 'Session Manager opens its channels from the instance and knows no resource for them.';

/**
 * Every action that a role of ours has on `*`, and why AWS leaves no other way. Tests hold each template to this
 * list; every other statement names its resources.
 */
export const UNSCOPED_ACTIONS = {
  'ecr:GetAuthorizationToken': 'The token is for the whole registry; what it opens is granted by repository.',
  'ecs:DiscoverPollEndpoint': 'The ECS agent asks where the endpoint of its cluster is.',
  'ssm:UpdateInstanceInformation': OWN_CHANNELS,
  'ssmmessages:CreateControlChannel': OWN_CHANNELS,
  'ssmmessages:CreateDataChannel': OWN_CHANNELS,
  'ssmmessages:OpenControlChannel': OWN_CHANNELS,
  'ssmmessages:OpenDataChannel': OWN_CHANNELS,
  'xray:PutTelemetryRecords': NO_TRACE_ARN,
  'xray:PutTraceSegments': NO_TRACE_ARN,
} as const satisfies Readonly<Record<string, string>>;

/** Tells cdk-nag why statements of a role, or of its policy, name no resource. */
export function acknowledgeUnscoped(
  role: IConstruct,
  actions: readonly (keyof typeof UNSCOPED_ACTIONS)[],
): void {
  const reasons = new Set(actions.map((action) => UNSCOPED_ACTIONS[action]));
  Validations.of(role).acknowledge({
    id: 'AwsSolutions-IAM5[Resource::*]',
    reason: `${actions.join(', ')}: ${[...reasons].join(' ')}`,
  });
}
