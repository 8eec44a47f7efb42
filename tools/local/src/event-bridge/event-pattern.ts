import type { EventPattern } from '@baton/log-schema';

/**
 * Makes the test of an EventBridge pattern. Each field of the pattern must be in the event, with one of the
 * values it lists; where the event holds an array, one element that fits is enough.
 * @throws Error on what is no list of texts, such as a comparison (`prefix`, `exists`, …): nothing of ours uses one
 */
export function compilePattern(pattern: EventPattern): (event: unknown) => boolean {
  const fields = Object.entries(pattern).map(
    ([field, expected]) => [field, compileField(field, expected)] as const,
  );
  return (event) =>
    isObject(event) &&
    fields.every(([field, test]) => Object.hasOwn(event, field) && anyOf(event[field], test));
}

function compileField(field: string, expected: EventPattern[string]): (value: unknown) => boolean {
  if (!Array.isArray(expected)) {
    if (isObject(expected)) return compilePattern(expected as EventPattern);
    throw new Error(`The pattern of "${field}" must be an object or a list of texts.`);
  }
  const values: readonly unknown[] = expected;
  if (values.length === 0) throw new Error(`The pattern of "${field}" lists no value.`);
  const unsupported = values.find((value) => typeof value !== 'string');
  if (unsupported !== undefined) {
    throw new Error(
      `The pattern of "${field}" holds ${JSON.stringify(unsupported)}; only texts are supported.`,
    );
  }
  const accepted = new Set(values);
  return (value) => accepted.has(value);
}

function anyOf(value: unknown, test: (value: unknown) => boolean): boolean {
  return Array.isArray(value) ? value.some(test) : test(value);
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
