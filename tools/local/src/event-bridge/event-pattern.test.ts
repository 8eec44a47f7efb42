import { type EventPattern, logStreamFilter, mailRule } from '@baton/log-schema';
import { expect, test } from 'vitest';
import { compilePattern } from './event-pattern.ts';

const record = (eventName: string, kind: string) => ({
  eventName,
  eventID: '1',
  dynamodb: { Keys: { pk: { S: 'x' } }, NewImage: { kind: { S: kind }, n: { N: '1' } } },
});

test.each([
  ['INSERT', 'task.created', true],
  ['INSERT', 'task.updated', true],
  ['INSERT', 'project.created', false],
  ['INSERT', 'request.completed', false],
  ['MODIFY', 'task.updated', false],
])('the filter on the log, given %s of %s, answers %s', (eventName, kind, passes) => {
  expect(compilePattern(logStreamFilter)(record(eventName, kind))).toBe(passes);
});

test('the filter drops a record without a new image', () => {
  expect(compilePattern(logStreamFilter)({ eventName: 'INSERT', dynamodb: { Keys: {} } })).toBe(false);
});

test('the rule of the mails takes our entries and nobody else’s', () => {
  const matches = compilePattern(mailRule.pattern);
  const event = { source: 'baton.log', 'detail-type': 'Log entry', detail: record('INSERT', 'task.updated') };
  expect(matches(event)).toBe(true);
  expect(matches({ ...event, source: 'aws.ses' })).toBe(false);
  expect(matches({ ...event, 'detail-type': 'Other' })).toBe(false);
});

test('in an array of the event, one element that fits is enough', () => {
  const matches = compilePattern({ tags: ['b', 'c'], items: { id: ['2'], kind: ['x'] } });
  expect(matches({ tags: ['a', 'b'], items: [{ id: '1' }, { id: '2', kind: 'x' }] })).toBe(true);
  expect(matches({ tags: ['a'], items: [{ id: '2', kind: 'x' }] })).toBe(false);
  expect(matches({ tags: ['b'], items: [{ id: '2' }, { kind: 'x' }] })).toBe(false);
  expect(matches({ tags: [], items: [] })).toBe(false);
});

test('values are compared as they are, without a cast', () => {
  const matches = compilePattern({ n: ['1'] });
  expect(matches({ n: 1 })).toBe(false);
  expect(matches({ n: null })).toBe(false);
  expect(matches({})).toBe(false);
  expect(matches('text')).toBe(false);
});

test('fields that every object inherits are no fields of the event', () => {
  expect(compilePattern({ constructor: { name: ['Object'] } } as EventPattern)({})).toBe(false);
});

test.each([
  [{ a: [{ prefix: 'x' }] }, 'The pattern of "a" holds {"prefix":"x"}; only texts are supported.'],
  [{ a: { b: [null] } }, 'The pattern of "b" holds null; only texts are supported.'],
  [{ a: [] }, 'The pattern of "a" lists no value.'],
  [{ a: 'x' }, 'The pattern of "a" must be an object or a list of texts.'],
])('the pattern %j is refused when it is made', (pattern, reason) => {
  expect(() => compilePattern(pattern as unknown as EventPattern)).toThrow(reason);
});
