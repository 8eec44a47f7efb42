import { authTable } from '@baton/tables';
import { type App, Duration } from 'aws-cdk-lib';
import { Metric } from 'aws-cdk-lib/aws-cloudwatch';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { BatonStack } from '../app/baton-stack.ts';
import { alarmTopic, stageKey, stageTable } from '../app/foundation-values.ts';
import { tokenNames } from '../config/names.ts';
import { type Stage, siteOrigin } from '../config/stage.ts';
import { AuthApi } from '../constructs/auth-api.ts';
import { BundleFunction } from '../constructs/bundle-function.ts';
import { FunctionAlarms } from '../constructs/function-alarms.ts';
import { KeyRotation } from '../constructs/key-rotation.ts';
import { ALARM_PERIOD, StageAlarm } from '../constructs/stage-alarm.ts';
import { useKeyThroughDynamoDb } from '../constructs/table-key.ts';

export interface AuthStackProps {
  readonly stage: Stage;
  /** The built auth-fn. */
  readonly assetPath: string;
}

/** Accounts and sessions: an HTTP API, auth-fn behind it, and the rotation of its keys. */
export class AuthStack extends BatonStack {
  constructor(app: App, { stage, assetPath }: AuthStackProps) {
    super(app, { stage, unit: 'auth' });
    const table = stageTable(this, authTable);
    const { issuer, audience } = tokenNames(stage);
    const authFn = new BundleFunction(this, 'AuthFn', {
      stage,
      name: 'auth-fn',
      description: 'Accounts, sessions and signing keys',
      assetPath,
      timeout: Duration.seconds(10),
      memoryMb: 1024,
      reservedConcurrency: stage.auth.reservedConcurrency,
      environment: {
        AUTH_TABLE: table.tableName,
        AUTH_ISSUER: issuer,
        AUTH_AUDIENCE: audience,
        SITE_ORIGINS: siteOrigin(stage),
      },
    });
    authFn.function.addToRolePolicy(
      new PolicyStatement({
        // What its transactions are made of, and its reads by key and by partition; no scan.
        actions: [
          'dynamodb:ConditionCheckItem',
          'dynamodb:DeleteItem',
          'dynamodb:GetItem',
          'dynamodb:PutItem',
          'dynamodb:Query',
          'dynamodb:UpdateItem',
        ],
        resources: [table.tableArn],
      }),
    );
    useKeyThroughDynamoDb(authFn.function, stageKey(this), 'read and write');

    const { api, host } = new AuthApi(this, 'Api', { stage, handler: authFn.function });
    new KeyRotation(this, 'KeyRotation', { stage, authFn: authFn.function });
    this.publish('api-host', host);
    this.publish('api-id', api.apiId);

    const topic = alarmTopic(this);
    new FunctionAlarms(this, 'AuthFnAlarms', {
      stage,
      topic,
      name: 'auth-fn',
      target: authFn,
      onErrors: 'auth-fn fails: people cannot sign in, or the rotation of signing keys stands still.',
    });
    new StageAlarm(this, 'ApiErrors', {
      stage,
      topic,
      name: 'auth-api-errors',
      description: 'The API of auth-fn answers 5xx.',
      metric: new Metric({
        namespace: 'AWS/ApiGateway',
        metricName: '5xx',
        dimensionsMap: { ApiId: api.apiId },
        statistic: 'Sum',
        period: ALARM_PERIOD,
      }),
      threshold: 5,
    });
  }
}
