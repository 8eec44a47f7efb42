import { beforeAll, describe, expect, it } from 'vitest';
import { createAuthTable, putItem } from '../test-support/auth-table.ts';
import { clientThatMeetsAnother, testClient } from '../test-support/dynamodb.ts';
import { AuthTable } from './auth-table.ts';
import { insertion, removal, replacement, requirement, update } from './table-write.ts';

let name: string;
let table: AuthTable;

beforeAll(async () => {
  name = await createAuthTable();
  table = new AuthTable(testClient(), name);
});

describe('a transaction', () => {
  it('adds, changes, replaces and removes', async () => {
    await putItem(name, { pk: 'all', sk: 'changed', name: 'old' });
    await putItem(name, { pk: 'all', sk: 'removed' });
    const written = await table.write([
      insertion({ pk: 'all', sk: 'added', device: undefined }),
      update(
        { pk: 'all', sk: 'changed' },
        {
          expression: 'SET #name = :new',
          condition: '#name = :old',
          values: { ':new': 'new', ':old': 'old' },
          names: { '#name': 'name' },
        },
      ),
      replacement({ pk: 'all', sk: 'replaced', name: 'new' }),
      removal({ pk: 'all', sk: 'removed' }),
      requirement({ pk: 'all', sk: 'absent' }, { condition: 'attribute_not_exists(pk)' }),
    ]);
    expect(written).toBe(true);
    expect(await table.list('all')).toEqual([
      { pk: 'all', sk: 'added' },
      { pk: 'all', sk: 'changed', name: 'new' },
      { pk: 'all', sk: 'replaced', name: 'new' },
    ]);
  });

  it('writes nothing when one condition does not hold', async () => {
    await putItem(name, { pk: 'none', sk: 'there' });
    const written = await table.write([
      insertion({ pk: 'none', sk: 'added' }),
      requirement({ pk: 'none', sk: 'there' }, { condition: 'attribute_not_exists(pk)' }),
    ]);
    expect(written).toBe(false);
    expect(await table.list('none')).toEqual([{ pk: 'none', sk: 'there' }]);
  });

  it('is tried again when it meets another one, four times in all', async () => {
    const meeting = (times: number) => new AuthTable(clientThatMeetsAnother(times), name);
    expect(await meeting(3).insert([{ pk: 'met', sk: 'three times' }])).toBe(true);
    await expect(meeting(4).insert([{ pk: 'met', sk: 'four times' }])).rejects.toMatchObject({
      code: 'unavailable',
    });
    expect(await table.list('met')).toEqual([{ pk: 'met', sk: 'three times' }]);
  });
});

describe('a list', () => {
  it('is of the items that begin alike, the newest first, up to a limit', async () => {
    for (const sk of ['login#1', 'login#2', 'login#3', 'session#1']) await putItem(name, { pk: 'list', sk });
    const selection = { prefix: 'login#', newestFirst: true, limit: 2 };
    expect((await table.list('list', selection)).map(({ sk }) => sk)).toEqual(['login#3', 'login#2']);
  });

  it('goes on over DynamoDB’s page of 1 MB', async () => {
    const padding = 'x'.repeat(390_000);
    for (const sk of ['1', '2', '3', '4']) await putItem(name, { pk: 'large', sk, padding });
    expect((await table.list('large')).map(({ sk }) => sk)).toEqual(['1', '2', '3', '4']);
  });
});
