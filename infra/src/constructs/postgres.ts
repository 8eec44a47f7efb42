import { Duration, RemovalPolicy, Validations } from 'aws-cdk-lib';
import { InstanceType, type ISecurityGroup, type IVpc, SubnetType } from 'aws-cdk-lib/aws-ec2';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import {
  CaCertificate,
  type CfnDBInstance,
  Credentials,
  DatabaseInsightsMode,
  DatabaseInstance,
  DatabaseInstanceEngine,
  PerformanceInsightRetention,
  PostgresEngineVersion,
  StorageType,
} from 'aws-cdk-lib/aws-rds';
import { Construct } from 'constructs';
import { resourceName } from '../config/names.ts';
import type { Stage } from '../config/stage.ts';

/** Name of the database and of the role that owns it. */
export const DATABASE_NAME = 'baton';

export interface PostgresProps {
  readonly stage: Stage;
  readonly vpc: IVpc;
  readonly key: IKey;
  readonly securityGroup: ISecurityGroup;
}

/**
 * The database, in subnets that nothing leads out of. RDS makes its password, keeps it in Secrets Manager and
 * changes it every week; docs/decisions/026-passwords-that-rds-rotates.md.
 */
export class Postgres extends Construct {
  readonly instance: DatabaseInstance;
  /** The secret `{username, password}` that RDS keeps. */
  readonly secretArn: string;

  constructor(scope: Construct, id: string, { stage, vpc, key, securityGroup }: PostgresProps) {
    super(scope, id);
    const instanceIdentifier = resourceName(stage, 'database');
    // RDS would make it without an end.
    const logs = new LogGroup(this, 'Logs', {
      logGroupName: `/aws/rds/instance/${instanceIdentifier}/postgresql`,
      retention: stage.logRetentionDays,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    this.instance = new DatabaseInstance(this, 'Instance', {
      instanceIdentifier,
      // Without a minor version, which RDS raises by itself.
      engine: DatabaseInstanceEngine.postgres({ version: PostgresEngineVersion.VER_18 }),
      instanceType: new InstanceType(stage.database.instanceClass),
      databaseName: DATABASE_NAME,
      credentials: Credentials.fromUsername(DATABASE_NAME),
      manageMasterUserPassword: true,
      vpc,
      vpcSubnets: { subnetType: SubnetType.PRIVATE_ISOLATED },
      securityGroups: [securityGroup],
      publiclyAccessible: false,
      multiAz: stage.database.multiAz,
      storageType: StorageType.GP3,
      allocatedStorage: stage.database.storageGiB,
      maxAllocatedStorage: stage.database.maxStorageGiB,
      storageEncryptionKey: key,
      caCertificate: CaCertificate.RDS_CA_RSA2048_G1,
      parameters: {
        'rds.force_ssl': '1',
        log_min_duration_statement: '1000',
        // Values are what people wrote, and stay out of logs.
        log_parameter_max_length: '0',
        log_parameter_max_length_on_error: '0',
      },
      backupRetention: Duration.days(stage.database.backupDays),
      deleteAutomatedBackups: false,
      copyTagsToSnapshot: true,
      deletionProtection: stage.protectData,
      removalPolicy: RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE,
      autoMinorVersionUpgrade: true,
      cloudwatchLogsExports: ['postgresql'],
      databaseInsightsMode: DatabaseInsightsMode.STANDARD,
      performanceInsightRetention: PerformanceInsightRetention.DEFAULT,
      performanceInsightEncryptionKey: key,
    });
    this.instance.node.addDependency(logs);
    const resource = this.instance.node.defaultChild as CfnDBInstance;
    resource.masterUserSecret = { kmsKeyId: key.keyArn };
    this.secretArn = resource.attrMasterUserSecretSecretArn;
    this.acknowledge(stage);
  }

  private acknowledge(stage: Stage): void {
    const findings = Validations.of(this.instance);
    findings.acknowledge({
      id: 'AwsSolutions-RDS11',
      reason:
        'Another port hides nothing from whoever could reach it, which is the instances of task-api alone.',
    });
    if (!stage.database.multiAz) {
      findings.acknowledge({
        id: 'AwsSolutions-RDS3',
        reason: 'A stage for development may wait for a restore; a standby doubles its price.',
      });
    }
    if (!stage.protectData) {
      findings.acknowledge({
        id: 'AwsSolutions-RDS10',
        reason: 'A stage for development is taken down and made anew; its database is retained all the same.',
      });
    }
  }
}
