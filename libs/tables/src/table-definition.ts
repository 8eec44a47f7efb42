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

/** A global secondary index. It holds the items that have its keys. */
export interface TableIndex {
  readonly name: string;
  readonly partitionKey: string;
  readonly sortKey: string;
  /** What it projects beside its own keys and the table's. */
  readonly projection: 'ALL' | 'KEYS_ONLY';
}

/** The primary key of an item in any of our tables. */
export interface TableKey {
  readonly pk: string;
  readonly sk: string;
}
