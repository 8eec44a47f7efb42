import { expect, test } from 'vitest';
import { readArguments, UsageError } from './arguments.ts';

test('a roll-out goes forward unless it is told otherwise', () => {
  expect(readArguments(['roll-out', '--stage', 'dev'])).toEqual({
    command: 'roll-out',
    stage: 'dev',
    back: false,
  });
  expect(readArguments(['roll-out', '--stage', 'prod', '--back'])).toMatchObject({ back: true });
});

test('units are a list, which may be empty', () => {
  expect(readArguments(['diff', '--stage', 'dev', '--units', 'mail,web'])).toMatchObject({
    units: ['mail', 'web'],
  });
  expect(readArguments(['diff', '--stage', 'dev', '--units', ''])).toMatchObject({ units: [] });
});

test.each([
  [[]],
  [['roll-out']],
  [['roll-out', '--stage', 'test']],
  [['roll-out', '--stage', 'dev', '--force']],
  [['roll-out', '--stage', 'dev', '--units', 'mail']],
  [['diff', '--stage', 'dev', '--units', 'mails']],
  [['plan', 'roll-out', '--stage', 'dev']],
])('%j is refused with the usage', (args) => {
  expect(() => readArguments(args)).toThrow(UsageError);
});
