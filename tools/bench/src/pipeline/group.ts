import type { Group } from '../group.ts';
import { measureEventStreams } from '../event-streams/event-streams.ts';
import { measureMailLatency } from './mail-latency.ts';
import { measureRelay } from './relay.ts';
import { measureStart } from './start.ts';

/** What happens behind an answer: to the log, to SES, to those who watch; and how soon all of it stands. */
export const pipeline: Group = async function* (options) {
  yield await measureRelay(options);
  yield await measureMailLatency();
  yield await measureEventStreams();
  yield await measureStart(options);
};
