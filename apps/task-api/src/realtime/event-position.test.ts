import { describe, expect, it } from 'vitest';
import { fromEventId, toEventId } from './event-position.ts';

describe('the id of an event', () => {
  it('says a position and is understood again', () => {
    expect(toEventId({ horizon: '184467', at: 1_795_341_600 })).toBe('184467-1795341600');
    expect(fromEventId('184467-1795341600')).toEqual({ horizon: '184467', at: 1_795_341_600 });
  });

  it.each(['', 'x', '1', '1-', '-1', '1-2-3', ' 1-2', '1-2\n', '1e3-5', '10000000000000000000000-1'])(
    'is none when it is %j',
    (id) => {
      expect(fromEventId(id)).toBeUndefined();
    },
  );
});
