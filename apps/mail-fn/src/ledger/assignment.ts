import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';

/** An update of DynamoDB as far as it says what is written. */
export interface Assignment {
  readonly UpdateExpression: string;
  readonly ExpressionAttributeNames: Record<string, string>;
  readonly ExpressionAttributeValues: Record<string, AttributeValue>;
}

/** Attributes of the ledger whose names DynamoDB has for itself. */
const RESERVED = ['state', 'error'];

/**
 * Sets each attribute to its value, and removes those whose value is undefined. `state` and `error` are
 * `#state` and `#error` in all expressions.
 * @param values further values, of conditions and of what is computed; named unlike any attribute
 * @param computed further clauses of SET
 */
export function assign(
  attributes: Readonly<Record<string, unknown>>,
  values: Readonly<Record<string, unknown>> = {},
  computed: readonly string[] = [],
): Assignment {
  const names = Object.keys(attributes);
  const set = names.filter((name) => attributes[name] !== undefined);
  const removed = names.filter((name) => attributes[name] === undefined);
  const clauses = [...set.map((name) => `${aliasOf(name)} = :${name}`), ...computed];
  return {
    UpdateExpression:
      `SET ${clauses.join(', ')}` + (removed.length > 0 ? ` REMOVE ${removed.map(aliasOf).join(', ')}` : ''),
    ExpressionAttributeNames: Object.fromEntries(
      names.filter((name) => RESERVED.includes(name)).map((name) => [`#${name}`, name]),
    ),
    ExpressionAttributeValues: marshall({
      ...Object.fromEntries(set.map((name) => [`:${name}`, attributes[name]])),
      ...values,
    }),
  };
}

function aliasOf(name: string): string {
  return RESERVED.includes(name) ? `#${name}` : name;
}
