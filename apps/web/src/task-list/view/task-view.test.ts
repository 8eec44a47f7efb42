import { describe, expect, it } from 'vitest';
import { parseSearch, stringifySearch } from '../../app/search-params.ts';
import { hasFilters, NO_FILTERS, parseTaskView } from './task-view.ts';

describe('parseTaskView', () => {
  it('reads what an address says', () => {
    const search = parseSearch(
      '?view=board&group=person&sort=due&order=desc&status=todo&status=doing&label=a%2Cb&due=week&q=login+page',
    );
    expect(parseTaskView(search)).toEqual({
      view: 'board',
      group: 'person',
      sort: 'due',
      order: 'desc',
      status: ['todo', 'doing'],
      label: ['a,b'],
      due: 'week',
      q: 'login page',
    });
  });

  it('leaves out what makes no sense', () => {
    const search = parseSearch(
      '?view=cards&sort=&status=todo&status=paused&columns=rank&order=up&utm_source=mail',
    );
    expect(parseTaskView(search)).toEqual({ status: ['todo'] });
  });

  it('puts columns in the order of the table, and names each once', () => {
    expect(parseTaskView(parseSearch('?columns=dueOn&columns=title&columns=key&columns=dueOn'))).toEqual({
      columns: ['key', 'title', 'dueOn'],
    });
  });

  it('says the same again in an address', () => {
    const address = '?sort=title&status=done&assignee=me&assignee=none&q=%EC%9E%91%EC%97%85';
    expect(parseSearch(stringifySearch(parseTaskView(parseSearch(address))))).toEqual(parseSearch(address));
  });
});

describe('hasFilters', () => {
  it('counts filters and the search, not the arrangement', () => {
    expect(hasFilters({ q: 'x' })).toBe(true);
    expect(hasFilters({ due: 'today' })).toBe(true);
    expect(hasFilters(parseTaskView({ sort: 'due', group: 'role' }))).toBe(false);
    expect(hasFilters(NO_FILTERS)).toBe(false);
  });
});
