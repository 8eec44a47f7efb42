import { describe, expect, it } from 'vitest';
import type { User } from './users.repository.ts';
import { createUsersService } from './users.service.ts';

const claims = {
  sub: '00000000-0000-4000-8000-00000000000a',
  sid: '00000000-0000-4000-8000-00000000000b',
  email: 'kim@example.com',
  name: 'Kim',
  locale: 'en',
} as const;

function recording() {
  const written: [string, number][] = [];
  const put = async (user: User, asOf: Date) => {
    written.push([user.name, asOf.getTime()]);
    return true;
  };
  return { service: createUsersService({ put }), written };
}

describe('remember', () => {
  it('writes a user once for a token', async () => {
    const { service, written } = recording();
    await service.remember(claims, 1_000);
    await service.remember(claims, 1_000);
    expect(written).toEqual([['Kim', 1_000]]);
  });

  it('writes what a newer token says', async () => {
    const { service, written } = recording();
    await service.remember(claims, 1_000);
    await service.remember({ ...claims, name: 'Kim Minji' }, 1_000);
    await service.remember(claims, 2_000);
    expect(written).toEqual([
      ['Kim', 1_000],
      ['Kim Minji', 1_000],
      ['Kim', 2_000],
    ]);
  });

  it('ignores what an older token says', async () => {
    const { service, written } = recording();
    await service.remember({ ...claims, name: 'Kim Minji' }, 2_000);
    await service.remember(claims, 1_000);
    expect(written).toEqual([['Kim Minji', 2_000]]);
  });

  it('tries again when it could not be written', async () => {
    const written: string[] = [];
    let away = true;
    const service = createUsersService({
      put: async ({ name }) => {
        if (away) throw new Error('away');
        written.push(name);
        return true;
      },
    });
    await expect(service.remember(claims, 1_000)).rejects.toThrow('away');
    away = false;
    await service.remember(claims, 1_000);
    expect(written).toEqual(['Kim']);
  });

  it('asks again after a minute, and refuses a token of an account that was deleted meanwhile', async () => {
    const [clock, account] = [{ now: 1_000 }, { exists: true }];
    const service = createUsersService({ put: async () => account.exists }, () => clock.now);
    await service.remember(claims, 1_000);
    account.exists = false;
    clock.now = 60_000;
    await service.remember(claims, 1_000);
    clock.now = 62_000;
    await expect(service.remember(claims, 1_000)).rejects.toMatchObject({ code: 'token-invalid' });
    await expect(service.remember(claims, 1_000)).rejects.toMatchObject({ code: 'token-invalid' });
  });
});
