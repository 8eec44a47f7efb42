import type { AttributeValue, TransactWriteItem } from '@aws-sdk/client-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';
import type { TableKey } from '@baton/tables';

/** An item as it comes from the table, not yet checked. */
export type Item = Readonly<Record<string, unknown>>;

/** DynamoDB's condition expression, the values of its `:placeholders` and the names of its `#placeholders`. */
export interface Condition {
  readonly condition: string;
  readonly values?: Item;
  readonly names?: Readonly<Record<string, string>>;
}

export interface Update extends Partial<Condition> {
  readonly expression: string;
}

/** One write of a transaction, for a table that is named later. */
export type TableWrite = (TableName: string) => TransactWriteItem;

/** Adds an item that must not exist. */
export function insertion(item: TableKey & Item): TableWrite {
  return replacement(item, { condition: 'attribute_not_exists(pk)' });
}

/** Puts an item in the place of the one that is there, if there is one. */
export function replacement(item: TableKey & Item, only?: Condition): TableWrite {
  return (TableName) => ({ Put: { TableName, Item: toAttributes(item), ...toCondition(only) } });
}

export function update(key: TableKey, { expression, ...only }: Update): TableWrite {
  return (TableName) => ({
    Update: {
      TableName,
      Key: toAttributes(key),
      UpdateExpression: expression,
      ...toCondition(only),
    },
  });
}

export function removal(key: TableKey, only?: Condition): TableWrite {
  return (TableName) => ({ Delete: { TableName, Key: toAttributes(key), ...toCondition(only) } });
}

/** Writes nothing, but fails the transaction unless the condition holds. */
export function requirement(key: TableKey, only: Condition): TableWrite {
  return (TableName) => ({
    ConditionCheck: {
      TableName,
      Key: toAttributes(key),
      ...toCondition(only),
      ConditionExpression: only.condition,
    },
  });
}

export function toAttributes(item: object): Record<string, AttributeValue> {
  return marshall(item, { removeUndefinedValues: true });
}

export function toCondition({ condition, values, names }: Partial<Condition> = {}) {
  return {
    ConditionExpression: condition,
    ExpressionAttributeValues: values && toAttributes(values),
    ExpressionAttributeNames: names && { ...names },
  };
}
