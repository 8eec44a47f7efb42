import { SYSTEM_ACTOR } from '@baton/log-schema';
import { expect, test } from 'vitest';
import { kim, lee, mina, toKim, toLee } from '../test-support/sample-entries.ts';
import { Words } from './words.ts';

const at = '2026-11-22T15:30:00.000Z';
const entryIds = ['0190a000-0000-7000-8000-00000000e001'];

test.each([
  ['Asia/Seoul', 'Nov 23, 2026, 00:30 GMT+9', '2026년 11월 23일 00:30 GMT+9'],
  ['America/New_York', 'Nov 22, 2026, 10:30 EST', '2026년 11월 22일 10:30 GMT-5'],
  ['UTC', 'Nov 22, 2026, 15:30 UTC', '2026년 11월 22일 15:30 UTC'],
  ['Moon/Tranquility', 'Nov 22, 2026, 15:30 UTC', '2026년 11월 22일 15:30 UTC'],
])('the time is that of a reader in %s', (timeZone, en, ko) => {
  const times = [toKim, toLee].map((reader) => new Words({ ...reader, timeZone }).when({ at, entryIds }));
  expect(times).toEqual([en, ko]);
});

test.each([
  ['2026-03-08T06:59:00.000Z', 'Mar 8, 2026, 01:59 EST'],
  ['2026-03-08T07:00:00.000Z', 'Mar 8, 2026, 03:00 EDT'],
])('a time on the day that clocks change, %s, is told as clocks show it', (time, expected) => {
  expect(new Words(toKim).when({ at: time, entryIds })).toBe(expected);
});

test('of several changes that became one, the last is told', () => {
  const doing = { at, actors: [mina, lee], entryIds: [...entryIds, '0190a000-0000-7000-8000-00000000e002'] };
  expect(new Words(toKim).when(doing)).toBe('Last change Nov 22, 2026, 10:30 EST');
  expect(new Words(toKim).whoAndWhen(doing)).toBe('Mina Park and 이지우, last change Nov 22, 10:30 EST');
  expect(new Words(toLee).whoAndWhen(doing)).toBe(
    'Mina Park 님, 이지우 님, 마지막 변경 11월 23일 00:30 GMT+9',
  );
});

const gone = { ...kim, name: '' };
const ada = { id: '0190a000-0000-7000-8000-00000000a004', name: 'ada' };

test.each([
  ['one', [ada], 'ada', 'ada 님이'],
  ['two', [mina, ada], 'Mina Park and ada', 'Mina Park 님, ada 님이'],
  ['three', [mina, lee, ada], 'Mina Park, 이지우, and ada', 'Mina Park 님, 이지우 님, ada 님이'],
  [
    'four',
    [mina, lee, ada, kim],
    'Mina Park, 이지우, ada, and 1 other',
    'Mina Park 님, 이지우 님, ada 님 외 1명이',
  ],
  [
    'five',
    [mina, lee, ada, kim, gone],
    'Mina Park, 이지우, ada, and 2 others',
    'Mina Park 님, 이지우 님, ada 님 외 2명이',
  ],
  ['a deleted account', [gone], 'Somebody whose account was deleted', '탈퇴한 사용자가'],
  [
    'a deleted account and another',
    [gone, mina],
    'Somebody whose account was deleted and Mina Park',
    '탈퇴한 사용자, Mina Park 님이',
  ],
  [
    'another and a deleted account',
    [mina, gone],
    'Mina Park and somebody whose account was deleted',
    'Mina Park 님, 탈퇴한 사용자가',
  ],
  ['the system', [SYSTEM_ACTOR], 'Baton', 'Baton이'],
])('who did it heads a sentence: %s', (_, actors, en, ko) => {
  expect([toKim, toLee].map((reader) => new Words(reader).actors(actors))).toEqual([en, ko]);
});
