import type { RunCommand } from '../commands/command.ts';
import { resourceName, type StageName, type Unit } from '../units.ts';

const DIFF_MS = 5 * 60_000;

/** GitHub refuses longer comments. */
const MAX_LENGTH = 60_000;

/** Longer than any that a template holds. */
const FENCE = '~~~~~~~~~~';

/** What deploying the synthesised units would change in a stage, as Markdown for a comment. */
export async function compareTemplates(
  stage: StageName,
  units: readonly Unit[],
  run: RunCommand,
): Promise<string> {
  const sections: string[] = [];
  for (const unit of units) {
    const printed = await run(
      'cdk',
      [
        ...['diff', '--app', `dist/infra/${unit}`, '--method', 'template', '--ci', '--no-color'],
        resourceName(stage, '*'),
      ],
      { timeoutMs: DIFF_MS },
    );
    sections.push(
      `<details><summary>${unit}</summary>\n\n${FENCE}diff\n${printed.replaceAll('~~~', '~ ~')}\n${FENCE}\n\n</details>\n`,
    );
  }
  return withinLimit(`### What this would change in \`${stage}\``, sections);
}

/** Leaves out whole sections, because a cut one would swallow what follows. */
function withinLimit(title: string, sections: readonly string[]): string {
  let text = `${title}\n\n${sections.length === 0 ? 'Nothing that is deployed is affected.\n' : ''}`;
  for (const [index, section] of sections.entries()) {
    if (text.length + section.length > MAX_LENGTH) {
      return `${text}\n${sections.length - index} more are too long to show; see the log of the job.\n`;
    }
    text += section;
  }
  return text;
}
