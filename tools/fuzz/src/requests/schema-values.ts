import fc from 'fast-check';
import type { ApiDocument, JsonSchema } from '../api-document.ts';
import { placeholder } from './known-ids.ts';

const LONGEST_ARRAY = 5;

/** Values that a schema of the document allows. */
export function valuesOf(document: ApiDocument, given: JsonSchema): fc.Arbitrary<unknown> {
  const schema = document.resolve<JsonSchema>(given);
  const { anyOf, oneOf, items, additionalProperties } = schema;
  if ('const' in schema) return fc.constant(schema.const);
  if (schema.enum) return fc.constantFrom(...schema.enum);
  if (anyOf ?? oneOf) return fc.oneof(...(anyOf ?? oneOf ?? []).map((one) => valuesOf(document, one)));
  switch (schema.type) {
    case 'string':
      return strings(schema);
    case 'integer':
    case 'number':
      return fc.integer({
        min: schema.minimum ?? (schema.exclusiveMinimum ?? -1) + 1,
        max: schema.maximum ?? 1_000_000,
      });
    case 'boolean':
      return fc.boolean();
    case 'null':
      return fc.constant(null);
    case 'array':
      return fc.array(valuesOf(document, items ?? {}), {
        minLength: schema.minItems ?? 0,
        maxLength: Math.min(schema.maxItems ?? LONGEST_ARRAY, LONGEST_ARRAY),
      });
    case 'object':
      if (typeof additionalProperties === 'object') {
        return fc.dictionary(fc.string(), valuesOf(document, additionalProperties), { maxKeys: 3 });
      }
      return objects(document, schema);
    default:
      return fc.jsonValue();
  }
}

function objects(document: ApiDocument, { properties = {}, required = [] }: JsonSchema) {
  const fields = Object.fromEntries(
    Object.entries(properties).map(([name, schema]) => [name, valuesOf(document, schema)]),
  );
  return fc.record(fields, { requiredKeys: [...required] });
}

function strings(schema: JsonSchema): fc.Arbitrary<string> {
  const patterns = [schema, ...(schema.allOf ?? [])]
    .flatMap(({ pattern }) => (pattern === undefined ? [] : [pattern]))
    .map((pattern) => new RegExp(pattern, 'u'));
  const { minLength = 0, maxLength = 500 } = schema;
  switch (schema.format) {
    case 'uuid':
      return fc.oneof(fc.uuid({ version: [4, 7] }), placeholder);
    case 'email':
      return fc.emailAddress();
    case 'date':
      return days().map((day) => day.toISOString().slice(0, 10));
    case 'date-time':
      return days().map((day) => day.toISOString());
  }
  // Patterns that leave something out are met by filtering, those that say what it is by making it.
  const made = patterns.find(({ source }) => !/^\^(?:\(\?:)?\[\^/.test(source));
  const values = made
    ? fc.stringMatching(new RegExp(made.source))
    : fc.string({ minLength, maxLength, unit: 'grapheme', size: '-1' });
  return values.filter(
    (value) =>
      value.length >= minLength &&
      value.length <= maxLength &&
      patterns.every((pattern) => pattern.test(value)),
  );
}

function days(): fc.Arbitrary<Date> {
  return fc.date({ min: new Date(0), max: new Date('2100-01-01'), noInvalidDate: true });
}
