import type { TableDefinition } from '@baton/tables';
import { Validations } from 'aws-cdk-lib';
import { type ITable, Table } from 'aws-cdk-lib/aws-dynamodb';
import { type IVpc, Vpc } from 'aws-cdk-lib/aws-ec2';
import { type IKey, Key } from 'aws-cdk-lib/aws-kms';
import { type ITopic, Topic } from 'aws-cdk-lib/aws-sns';
import { tableName } from '../config/names.ts';
import type { BatonStack } from './baton-stack.ts';

/** Kinds of subnet that the foundation has in every zone. */
export type SubnetKind = 'public' | 'isolated';

/** The stage's network, with its subnets of those kinds. */
export function stageVpc(stack: BatonStack, kinds: readonly SubnetKind[]): IVpc {
  const subnets = (kind: SubnetKind) =>
    stack.stage.availabilityZones.map((_, zone) =>
      stack.published('foundation', `${kind}-subnet-${zone + 1}`),
    );
  const vpc = Vpc.fromVpcAttributes(stack, 'Vpc', {
    vpcId: stack.published('foundation', 'vpc-id'),
    availabilityZones: [...stack.stage.availabilityZones],
    ...(kinds.includes('public') && { publicSubnetIds: subnets('public') }),
    ...(kinds.includes('isolated') && { isolatedSubnetIds: subnets('isolated') }),
  });
  Validations.of(vpc).acknowledge({
    id: 'Annotation::@aws-cdk/aws-ec2:noSubnetRouteTableId',
    reason: 'Routes are the business of the foundation alone.',
  });
  return vpc;
}

/** The key of the stage's data; whoever reads or writes that data is granted it too. */
export function stageKey(stack: BatonStack): IKey {
  return Key.fromKeyArn(stack, 'StageKey', stack.published('foundation', 'key-arn'));
}

/** Where alarms go. */
export function alarmTopic(stack: BatonStack): ITopic {
  return Topic.fromTopicArn(stack, 'AlarmTopic', stack.published('foundation', 'alarm-topic-arn'));
}

/** A table by its fixed name, without its stream. */
export function stageTable(stack: BatonStack, definition: TableDefinition): ITable {
  return Table.fromTableName(stack, `Table-${definition.name}`, tableName(stack.stage, definition));
}
