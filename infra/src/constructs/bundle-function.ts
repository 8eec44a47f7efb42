import { type Duration, RemovalPolicy } from 'aws-cdk-lib';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Architecture, Code, Function as LambdaFunction, Runtime, Tracing } from 'aws-cdk-lib/aws-lambda';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { acknowledgeUnscoped } from '../app/unscoped-actions.ts';
import { resourceName } from '../config/names.ts';
import type { Stage } from '../config/stage.ts';

export interface BundleFunctionProps {
  readonly stage: Stage;
  /** The function is named `baton-<stage>-<name>`. */
  readonly name: string;
  readonly description: string;
  /** The folder that a build has left; its module `main` exports `handler`. */
  readonly assetPath: string;
  readonly timeout: Duration;
  /** Lambda gives CPU in proportion: 1,769 MB is one core. */
  readonly memoryMb: number;
  readonly environment: Readonly<Record<string, string>>;
  /**
   * What is set aside for the function, and the most that runs at once.
   * @default - as much as the account has left
   */
  readonly reservedConcurrency?: number;
}

/** A Lambda on Node 24 and arm64 whose role may write to its own log group, send traces, and no more. */
export class BundleFunction extends Construct {
  readonly function: LambdaFunction;
  readonly logGroup: LogGroup;
  readonly role: Role;

  constructor(scope: Construct, id: string, props: BundleFunctionProps) {
    super(scope, id);
    const { stage, name, reservedConcurrency } = props;
    this.logGroup = new LogGroup(this, 'Logs', {
      logGroupName: `/baton/${stage.name}/${name}`,
      retention: stage.logRetentionDays,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    this.role = new Role(this, 'Role', { assumedBy: new ServicePrincipal('lambda.amazonaws.com') });
    this.logGroup.grantWrite(this.role);
    this.function = new LambdaFunction(this, 'Function', {
      functionName: resourceName(stage, name),
      description: props.description,
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      code: Code.fromAsset(props.assetPath),
      handler: 'main.handler',
      timeout: props.timeout,
      memorySize: props.memoryMb,
      environment: props.environment,
      tracing: Tracing.ACTIVE,
      logGroup: this.logGroup,
      role: this.role,
      ...(reservedConcurrency !== undefined && { reservedConcurrentExecutions: reservedConcurrency }),
    });
    acknowledgeUnscoped(this.role, ['xray:PutTraceSegments', 'xray:PutTelemetryRecords']);
  }
}
