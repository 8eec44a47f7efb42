import type { commentRoutes } from '../../comments/index.ts';
import type { ExamplesOf } from './example-of.ts';
import { COMMENT, KIM, LEE } from './samples.ts';

export const commentExamples: ExamplesOf<typeof commentRoutes> = {
  list: { success: { items: [COMMENT], nextCursor: null } },
  create: { body: { body: COMMENT.body }, success: COMMENT },
  update: {
    body: { body: 'Ready.' },
    success: { ...COMMENT, body: 'Ready.', mentions: [], editedAt: '2026-11-10T15:02:00.000Z' },
  },
  delete: {},
  listWatchers: { success: { items: [KIM, LEE] } },
  watch: {},
  unwatch: {},
};
