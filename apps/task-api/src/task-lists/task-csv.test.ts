import { describe, expect, it } from 'vitest';
import { exportedPart } from '../test-support/exported-part.ts';
import { csvHead, csvLines } from './task-csv.ts';

describe('the head of a CSV', () => {
  it('has a byte order mark and the names of the columns', () => {
    expect(csvHead()).toBe(
      '\uFEFFkey,title,status,progress,priority,start_on,due_on,labels,part_role,part_assignee,part_progress,' +
        'part_weight,created_by,created_at,updated_at\r\n',
    );
  });
});

describe('the lines of a CSV', () => {
  it('are one a part, with every column', () => {
    const task = exportedPart({
      labels: 'site, q1',
      startOn: '2026-03-01',
      dueOn: '2026-03-31',
      partRole: 'design',
      partAssignee: 'Lee',
      partProgress: 50,
      partWeight: 2,
    });
    expect(csvLines([task, { ...task, partRole: 'text', partAssignee: null, partProgress: 0 }])).toBe(
      '"WEB-12","랜딩 페이지","doing",33,"high","2026-03-01","2026-03-31","site, q1","design","Lee",50,2,"Kim",' +
        '"2026-03-01T09:00:00.000Z","2026-03-02T09:00:00.000Z"\r\n' +
        '"WEB-12","랜딩 페이지","doing",33,"high","2026-03-01","2026-03-31","site, q1","text",,0,2,"Kim",' +
        '"2026-03-01T09:00:00.000Z","2026-03-02T09:00:00.000Z"\r\n',
    );
  });

  it('leave empty what a task without dates and parts has not', () => {
    expect(csvLines([exportedPart({})])).toBe(
      '"WEB-12","랜딩 페이지","doing",33,"high",,,"",,,,,"Kim",' +
        '"2026-03-01T09:00:00.000Z","2026-03-02T09:00:00.000Z"\r\n',
    );
  });

  it('are none for no tasks', () => {
    expect(csvLines([])).toBe('');
  });

  it.each([
    ['=1+1', "'=1+1"],
    ['+1', "'+1"],
    ['-1', "'-1"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['\t=1', "'\t=1"],
    ['\r=1', "'\r=1"],
    ['＝1', "'＝1"],
    ['＋1', "'＋1"],
    ['－1', "'－1"],
    ['＠1', "'＠1"],
    ['=HYPERLINK("http://example.com","now")', `'=HYPERLINK(""http://example.com"",""now"")`],
    ['a=1', 'a=1'],
    ['a,b', 'a,b'],
    ['a;=1', 'a;=1'],
    ['a "b"', 'a ""b""'],
    ['a\nb', 'a\nb'],
    ['🎨 שלום', '🎨 שלום'],
  ])('hold %j as %j', (text, cell) => {
    expect(csvLines([exportedPart({ title: text })])).toContain(`"WEB-12","${cell}","doing"`);
    expect(csvLines([exportedPart({ partAssignee: text })])).toContain(`,"${cell}",,,"Kim"`);
  });
});
