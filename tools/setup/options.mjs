// @ts-check
import { parseArgs } from 'node:util';

const USAGE = `Usage: npm start [-- options]

  --demo    adds a demo team with a project and tasks
  --reset   deletes all data first
  --watch   starts each part again when its app is built anew
  --help    shows this

Environment: PORT (site, 4200), INBOX_PORT (4201), BATON_HOME (data, .baton),
DATABASE_URL and DYNAMODB_ENDPOINT (servers of yours to use instead of ours).`;

/**
 * Reads the options of `npm start`. What is to be said instead of a start (the usage, or what is wrong with
 * an option) is in `answer`.
 * @param {readonly string[]} args
 * @returns {import('./options.d.mts').StartOptions}
 */
export function readStartOptions(args) {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        demo: { type: 'boolean' },
        reset: { type: 'boolean' },
        watch: { type: 'boolean' },
        help: { type: 'boolean', short: 'h' },
      },
    });
    const { demo = false, reset = false, watch = false, help = false } = values;
    return { demo, reset, watch, ...(help && { answer: { text: USAGE, exitCode: 0 } }) };
  } catch (error) {
    const { message } = /** @type {Error} */ (error);
    return {
      demo: false,
      reset: false,
      watch: false,
      answer: { text: `${message}\n\n${USAGE}`, exitCode: 1 },
    };
  }
}
