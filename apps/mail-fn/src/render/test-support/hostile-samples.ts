import { kim, taskUpdated } from '../../test-support/sample-entries.ts';
import { design } from './change-samples.ts';
import type { MailSample } from './mail-sample.ts';

const MARKUP = `<script>alert('x')</script><img src=x onerror="alert(1)">&amp;`;
const LINK = '[Open the task](javascript:alert(1))';
const TURNED = 'exe.\u202Etxt.\u2066gpj\u2069';
const LONG = 'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft'.repeat(2);
const EMOJI = '🏳️‍🌈👩‍👩‍👧‍👦';

const { task } = taskUpdated([]);

/** What a browser, a mail program or a header could take for something else than text. */
export const hostileSamples: Readonly<Record<string, MailSample>> = {
  hostile: {
    reason: 'assignee',
    entry: taskUpdated(
      [
        { field: 'title', from: `${EMOJI} ${TURNED}`, to: `${MARKUP} ${LINK}` },
        { field: 'labels', from: [LONG], to: [MARKUP, EMOJI, `a\r\nBcc: all@evil.example`] },
        {
          field: 'part.role',
          part: { ...design, role: `${EMOJI} ${MARKUP}`, assignee: { ...kim, name: TURNED } },
          from: LONG,
          to: `${EMOJI} ${MARKUP}`,
        },
        {
          field: 'description',
          from: `${LINK}\n${LONG}`,
          to: `${MARKUP}\n${LINK}\n${TURNED}\n${EMOJI}\n${LONG}`,
        },
      ],
      {
        task: { ...task, title: `${MARKUP} ${LINK} ${LONG}` },
        actor: { ...kim, name: `${TURNED} ${MARKUP}` },
      },
    ),
  },
};
