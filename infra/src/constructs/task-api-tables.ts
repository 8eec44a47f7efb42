import { SUPPRESSION_PREFIX } from '@baton/log-schema';
import {
  ACCOUNT_EVENTS_PARTITION,
  authTable,
  directoryKey,
  logTable,
  mailTable,
  type TableDefinition,
} from '@baton/tables';
import { Stack } from 'aws-cdk-lib';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';
import { tableName } from '../config/names.ts';
import type { Stage } from '../config/stage.ts';

const READ = ['dynamodb:BatchGetItem', 'dynamodb:GetItem', 'dynamodb:Query'];

/**
 * What task-api does in the tables. It writes the log and shows who was told of an entry; of the auth table, it
 * reads the directory and the account events: no hash, no key, no session.
 */
export function taskApiTableStatements(scope: Construct, stage: Stage): PolicyStatement[] {
  const stack = Stack.of(scope);
  const arn = (name: string) =>
    stack.formatArn({ service: 'dynamodb', resource: 'table', resourceName: name });
  const withIndexes = (table: TableDefinition) => [
    arn(tableName(stage, table)),
    ...table.indexes.map(({ name }) => arn(`${tableName(stage, table)}/index/${name}`)),
  ];
  const logArn = arn(tableName(stage, logTable));
  const authArn = arn(tableName(stage, authTable));
  return [
    new PolicyStatement({ sid: 'WriteLog', actions: ['dynamodb:BatchWriteItem'], resources: [logArn] }),
    // Names of people whose accounts were deleted are taken out of entries, wherever they are.
    new PolicyStatement({
      sid: 'ForgetInLog',
      actions: ['dynamodb:PutItem', 'dynamodb:Scan'],
      resources: [logArn],
    }),
    new PolicyStatement({ sid: 'ReadLog', actions: READ, resources: withIndexes(logTable) }),
    new PolicyStatement({ sid: 'ReadLedger', actions: READ, resources: withIndexes(mailTable) }),
    // Who has verified an address that bounced is mailed again.
    new PolicyStatement({
      sid: 'LiftSuppression',
      actions: ['dynamodb:DeleteItem'],
      resources: [arn(tableName(stage, mailTable))],
      conditions: { 'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': [`${SUPPRESSION_PREFIX}*`] } },
    }),
    new PolicyStatement({
      sid: 'ReadDirectory',
      actions: ['dynamodb:GetItem'],
      resources: [authArn],
      conditions: { 'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': [directoryKey('*').pk] } },
    }),
    new PolicyStatement({
      sid: 'ReadAccountEvents',
      actions: ['dynamodb:Query'],
      resources: [authArn],
      conditions: { 'ForAllValues:StringEquals': { 'dynamodb:LeadingKeys': [ACCOUNT_EVENTS_PARTITION] } },
    }),
  ];
}
