import type { TableDefinition } from '@baton/tables';
import { RemovalPolicy } from 'aws-cdk-lib';
import {
  AttributeType,
  BillingMode,
  ProjectionType,
  StreamViewType,
  Table,
  TableEncryption,
} from 'aws-cdk-lib/aws-dynamodb';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { Construct } from 'constructs';
import { tableName } from '../config/names.ts';
import type { Stage } from '../config/stage.ts';

export interface DataTableProps {
  readonly stage: Stage;
  readonly definition: TableDefinition;
  readonly key: IKey;
}

/** A DynamoDB table as its definition says, restorable to any second of the last 35 days. */
export class DataTable extends Construct {
  readonly table: Table;

  constructor(scope: Construct, id: string, { stage, definition, key }: DataTableProps) {
    super(scope, id);
    this.table = new Table(this, 'Table', {
      tableName: tableName(stage, definition),
      partitionKey: stringAttribute(definition.partitionKey),
      sortKey: stringAttribute(definition.sortKey),
      billingMode: BillingMode.PAY_PER_REQUEST,
      encryption: TableEncryption.CUSTOMER_MANAGED,
      encryptionKey: key,
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
      deletionProtection: stage.protectData,
      removalPolicy: RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE,
      ...(definition.timeToLive && { timeToLiveAttribute: definition.timeToLive }),
      ...(definition.stream && { stream: StreamViewType[definition.stream] }),
    });
    for (const index of definition.indexes) {
      this.table.addGlobalSecondaryIndex({
        indexName: index.name,
        partitionKey: stringAttribute(index.partitionKey),
        sortKey: stringAttribute(index.sortKey),
        projectionType: ProjectionType[index.projection],
      });
    }
  }

  /** @throws Error when the definition has no stream */
  get streamArn(): string {
    const { tableStreamArn } = this.table;
    if (!tableStreamArn) throw new Error(`${this.node.path} has no stream`);
    return tableStreamArn;
  }
}

function stringAttribute(name: string) {
  return { name, type: AttributeType.STRING };
}
