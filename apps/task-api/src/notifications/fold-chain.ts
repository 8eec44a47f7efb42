import { isDeepStrictEqual } from 'node:util';

/** A value from its first known state to its last one. */
export interface Chain<Value> {
  readonly first: Value;
  /** What it was before the last changes that follow on one another. */
  readonly since: Value;
  readonly last: Value;
}

export interface Step<Value> {
  readonly from: Value;
  readonly to: Value;
}

/** The chain with one more step, or a new one. */
export function follow<Value>(chain: Chain<Value> | undefined, { from, to }: Step<Value>): Chain<Value> {
  if (!chain) return { first: from, since: from, last: to };
  return { first: chain.first, since: isSame(chain.last, from) ? chain.since : from, last: to };
}

/**
 * What came of it, nothing when it ended where it began. Between steps that do not follow on one another, the reader
 * was told something in another mail, or nothing: one who knows a value of then has to hear of the way back.
 */
export function netOf<Value>({ first, since, last }: Chain<Value>): Step<Value> | undefined {
  if (!isSame(first, last)) return { from: first, to: last };
  return isSame(since, last) ? undefined : { from: since, to: last };
}

/** People by their ids: a name that its bearer changed is no change of a task. */
export function isSame(a: unknown, b: unknown): boolean {
  return isPerson(a) && isPerson(b) ? a.id === b.id : isDeepStrictEqual(a, b);
}

function isPerson(value: unknown): value is { id: string } {
  return typeof value === 'object' && value !== null && 'id' in value;
}
