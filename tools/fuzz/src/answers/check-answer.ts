import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import type { ApiDocument, JsonSchema, Operation } from '../api-document.ts';
import type { RawAnswer } from './send.ts';

/** What is wrong with an answer by the document; undefined when nothing is. */
export type CheckAnswer = (operation: Operation, answer: RawAnswer) => string | undefined;

export function createCheckAnswer(document: ApiDocument): CheckAnswer {
  const ajv = new Ajv2020({ strict: false, validateFormats: true });
  addFormats.default(ajv);
  ajv.addSchema(document.source, 'document');
  const validators = new Map<JsonSchema, ValidateFunction>();

  function validatorOf(schema: JsonSchema): ValidateFunction {
    const known = validators.get(schema);
    if (known) return known;
    const made = ajv.compile(withAbsoluteRefs(schema) as object);
    validators.set(schema, made);
    return made;
  }

  return ({ responses }, { status, contentType, text }) => {
    if (status >= 500) return `status ${status}`;
    const response = responses[`${status}`];
    if (!response) return `status ${status} is not declared`;
    if (!response.content)
      return text === '' ? undefined : `status ${status} has a body that is not declared`;
    const content = response.content[contentType ?? ''];
    if (!content) return `status ${status} as ${contentType} is not declared`;
    if (!contentType?.endsWith('json')) return undefined;
    const validate = validatorOf(content.schema);
    return validate(JSON.parse(text)) ? undefined : `status ${status}: ${ajv.errorsText(validate.errors)}`;
  };
}

function withAbsoluteRefs(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(withAbsoluteRefs);
  if (typeof schema !== 'object' || schema === null) return schema;
  return Object.fromEntries(
    Object.entries(schema).map(([key, value]) => [
      key,
      key === '$ref' && typeof value === 'string' ? `document${value}` : withAbsoluteRefs(value),
    ]),
  );
}
