import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { app as enApp } from './en/app.ts';
import { commands as enCommands } from './en/commands.ts';
import { common as enCommon } from './en/common.ts';
import { login as enLogin } from './en/login.ts';
import { app as koApp } from './ko/app.ts';
import { commands as koCommands } from './ko/commands.ts';
import { common as koCommon } from './ko/common.ts';
import { login as koLogin } from './ko/login.ts';
import { findKeyUses } from './test-support/key-uses.ts';

/** Calls that pass on what others ask for. No other may hide its key in a variable. */
const PASSED_ON = ['task-list/cells/cell-texts.ts: ...args'];

const SRC = fileURLToPath(new URL('..', import.meta.url));
const EN = { ...keysOf(enApp), ...keysOf(enCommon), ...keysOf(enLogin), ...keysOf(enCommands) };
const KO = { ...keysOf(koApp), ...keysOf(koCommon), ...keysOf(koLogin), ...keysOf(koCommands) };
const uses = findKeyUses(SRC);
const patterns = [...uses.keys].map(toPattern);

describe('the texts of the site', () => {
  it('are the same in both languages, placeholders included, and none is empty', () => {
    const placeholders = (texts: Record<string, string>) =>
      Object.fromEntries(Object.entries(texts).map(([key, text]) => [key, namesIn(text)]));
    expect(placeholders(KO)).toEqual(placeholders(EN));
    expect([...Object.values(EN), ...Object.values(KO)]).not.toContain('');
  });

  it('are all asked for somewhere', () => {
    expect(Object.keys(EN).filter((key) => !patterns.some((pattern) => pattern.test(key)))).toEqual([]);
  });

  it('are there wherever one is asked for', () => {
    const keys = Object.keys(EN);
    expect([...uses.keys].filter((use) => !keys.some((key) => toPattern(use).test(key)))).toEqual([]);
  });

  it('are asked for by keys that can be found', () => {
    expect(uses.unreadable).toEqual(PASSED_ON);
  });
});

/** The texts by their keys, such as `projects.title`. */
function keysOf(texts: object, prefix = ''): Record<string, string> {
  return Object.fromEntries(
    Object.entries(texts).flatMap(([name, text]: [string, unknown]) =>
      typeof text === 'object' && text !== null
        ? Object.entries(keysOf(text, `${prefix}${name}.`))
        : [[prefix + name, String(text)]],
    ),
  );
}

function namesIn(text: string): string[] {
  return [...new Set(text.match(/\{\{\w+\}\}/g))].sort();
}

/** A key may have a plural form behind it. */
function toPattern(key: string): RegExp {
  const literal = key.split('*').map((part) => part.replaceAll('.', '\\.'));
  return new RegExp(`^${literal.join('.+')}(_one|_other)?$`);
}
