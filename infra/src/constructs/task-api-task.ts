import { type Duration, Stack, Validations } from 'aws-cdk-lib';
import { Repository } from 'aws-cdk-lib/aws-ecr';
import {
  Capability,
  ContainerImage,
  Ec2TaskDefinition,
  type ContainerDefinition,
  LinuxParameters,
  LogDrivers,
  NetworkMode,
} from 'aws-cdk-lib/aws-ecs';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { ILogGroup } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { acknowledgeUnscoped } from '../app/unscoped-actions.ts';
import { imageRepositoryName } from '../config/names.ts';
import type { Stage } from '../config/stage.ts';
import { DATABASE_NAME } from './postgres.ts';

/** Where the image holds the authorities of RDS's certificates. */
const CA_BUNDLE = '/app/rds-ca.pem';

export interface TaskApiTaskProps {
  readonly stage: Stage;
  /** A name by which `aws ecs run-task` finds it. */
  readonly family: string;
  /** What the container does: `serve` or `migrate`. */
  readonly command: 'serve' | 'migrate';
  /** The tag of the image, a digest of its content. */
  readonly imageTag: string;
  readonly cpu: number;
  /** What is reserved for it, in MiB. */
  readonly memoryReservation: number;
  /** At how much it is ended, in MiB. */
  readonly memoryLimit: number;
  readonly environment?: Readonly<Record<string, string>>;
  readonly database: { readonly host: string; readonly secretArn: string };
  readonly logGroup: ILogGroup;
  readonly key: IKey;
  /** How long it may take from SIGTERM to its end. */
  readonly stopTimeout: Duration;
}

/**
 * A task of task-api's image: unprivileged, on a read-only file system, with the network of its instance,
 * because only an instance has a public address. It reads the database's password by itself, whenever it
 * connects.
 */
export class TaskApiTask extends Construct {
  readonly taskDefinition: Ec2TaskDefinition;
  readonly container: ContainerDefinition;

  constructor(scope: Construct, id: string, props: TaskApiTaskProps) {
    super(scope, id);
    const { stage, database, key } = props;
    this.taskDefinition = new Ec2TaskDefinition(this, 'Task', {
      family: props.family,
      networkMode: NetworkMode.BRIDGE,
    });
    this.taskDefinition.addToTaskRolePolicy(
      new PolicyStatement({
        sid: 'DatabasePassword',
        actions: ['secretsmanager:GetSecretValue'],
        resources: [database.secretArn],
      }),
    );
    this.taskDefinition.addToTaskRolePolicy(
      new PolicyStatement({
        sid: 'DatabasePasswordKey',
        actions: ['kms:Decrypt'],
        resources: [key.keyArn],
        conditions: {
          StringEquals: { 'kms:ViaService': `secretsmanager.${Stack.of(this).region}.amazonaws.com` },
        },
      }),
    );

    const linuxParameters = new LinuxParameters(this, 'Linux', { initProcessEnabled: true });
    linuxParameters.dropCapabilities(Capability.ALL);
    const repository = Repository.fromRepositoryName(this, 'Repository', imageRepositoryName(stage));
    this.container = this.taskDefinition.addContainer('task-api', {
      image: ContainerImage.fromEcrRepository(repository, props.imageTag),
      command: [props.command],
      cpu: props.cpu,
      memoryReservationMiB: props.memoryReservation,
      memoryLimitMiB: props.memoryLimit,
      environment: {
        // Node cannot see how much of the instance is its own.
        NODE_OPTIONS: `--max-old-space-size=${Math.floor(props.memoryLimit * 0.75)}`,
        AWS_REGION: Stack.of(this).region,
        DATABASE_URL: `postgres://${DATABASE_NAME}@${database.host}:5432/${DATABASE_NAME}?sslmode=verify-full&sslrootcert=${CA_BUNDLE}`,
        DATABASE_SECRET_ARN: database.secretArn,
        ...props.environment,
      },
      linuxParameters,
      readonlyRootFilesystem: true,
      dockerSecurityOptions: ['no-new-privileges'],
      stopTimeout: props.stopTimeout,
      logging: LogDrivers.awsLogs({ logGroup: props.logGroup, streamPrefix: props.command }),
    });
    Validations.of(this.taskDefinition).acknowledge({
      id: 'AwsSolutions-ECS2',
      reason: 'They are names and addresses; the one secret, the password, is read from Secrets Manager.',
    });
    Validations.of(this.taskDefinition).acknowledge({
      id: `AwsSolutions-IAM5[Resource::arn:aws:logs:${stage.region}:<AWS::AccountId>:log-group:${props.logGroup.logGroupName}:*]`,
      reason: 'The streams of one log group, which ECS names.',
    });
    acknowledgeUnscoped(this.taskDefinition, ['ecr:GetAuthorizationToken']);
  }
}
