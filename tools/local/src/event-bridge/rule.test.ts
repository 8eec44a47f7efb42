import type { SQSEvent } from 'aws-lambda';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { BusEvent } from './pipe.ts';
import { type Rule, startRule } from './rule.ts';

let folder: string;
let reports: string[];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'baton-rule-'));
  reports = [];
});

afterEach(() => rmSync(folder, { recursive: true }));

function start(invoke: (event: SQSEvent) => Promise<unknown>): Promise<Rule> {
  return startRule({
    arn: 'rule',
    pattern: { source: ['ours'] },
    queueArn: 'arn:aws:sqs:ap-northeast-2:000000000000:queue',
    target: { arn: 'target', invoke },
    concurrency: 10,
    folder,
    retry: { retries: 3, minTimeout: 60_000, maxTimeout: 60_000 },
    report: (sentence) => reports.push(sentence),
    log: () => undefined,
  });
}

function event(number: number, source = 'ours'): BusEvent {
  return {
    version: '0',
    id: `00000000-0000-8000-8000-${String(number).padStart(12, '0')}`,
    'detail-type': 'Log entry',
    source,
    account: '000000000000',
    time: '2026-03-12T19:03:58Z',
    region: 'ap-northeast-2',
    resources: [],
    detail: {},
  };
}

const idOf = ({ Records: [record] }: SQSEvent) => (JSON.parse(record?.body ?? '') as BusEvent).id;
const pending = () => readdirSync(join(folder, 'pending'));

test('an event is on disk before it is delivered, and gone after', async () => {
  const onDisk: string[][] = [];
  const rule = await start(async () => onDisk.push(pending()));
  const proceed = await rule.accept([event(1), event(2, 'theirs')]);
  expect(onDisk).toEqual([]);
  proceed();
  await vi.waitUntil(() => pending().length === 0);
  await rule.close();
  expect(onDisk).toEqual([['00000000-0000-8000-8000-000000000001.json']]);
});

test('a delivery that succeeds while the rule closes counts', async () => {
  const finish = Promise.withResolvers<undefined>();
  const begun = Promise.withResolvers<undefined>();
  const rule = await start(() => {
    begun.resolve(undefined);
    return finish.promise;
  });
  (await rule.accept([event(1)]))();
  await begun.promise;
  const closed = rule.close();
  finish.resolve(undefined);
  await closed;
  expect(pending()).toEqual([]);
});

test('what waits for its next attempt when the rule closes is delivered by the next one, once', async () => {
  const first = await start(() => Promise.reject(new Error('away')));
  (await first.accept([event(1), event(2)]))();
  await vi.waitUntil(() => reports.length === 1);
  await first.close();
  expect(pending()).toHaveLength(2);

  const delivered: string[] = [];
  const second = await start(async (message) => delivered.push(idOf(message)));
  await vi.waitUntil(() => pending().length === 0);
  (await second.accept([event(1)]))();
  await second.close();
  expect(delivered.toSorted()).toEqual([event(1).id, event(2).id]);
  expect(reports).toEqual(['target fails (Error: away); trying again.']);
});

test('events that wait for their next attempt do not keep others from theirs', async () => {
  const delivered: string[] = [];
  const rule = await start(async (message) => {
    const id = idOf(message);
    if (Number(id.slice(-12)) < 100) throw new Error('poisoned');
    delivered.push(id);
  });
  (await rule.accept([...Array(100).keys()].map((number) => event(number))))();
  (await rule.accept([event(100)]))();
  await vi.waitUntil(() => delivered.length === 1);
  await rule.close();
  expect(pending()).toHaveLength(100);
});
