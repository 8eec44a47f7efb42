/**
 * A DynamoDB table as a value, so that the infrastructure and the system on one machine create the same
 * table. All key attributes are strings.
 */
export interface TableDefinition {
  /** The name without stage or prefix, e.g. `log`. */
  readonly name: string;
  readonly partitionKey: string;
  readonly sortKey: string;
  /** The attribute that holds the time to live in epoch seconds; absent when items stay for ever. */
  readonly timeToLive?: string;
  /** What the stream carries; absent when the table has no stream. */
  readonly stream?: 'NEW_IMAGE' | 'KEYS_ONLY';
  readonly indexes: readonly TableIndex[];
}

/** A global secondary index that projects every attribute. */
export interface TableIndex {
  readonly name: string;
  readonly partitionKey: string;
  readonly sortKey: string;
}

/** The primary key of an item in any of our tables. */
export interface TableKey {
  readonly pk: string;
  readonly sk: string;
}
