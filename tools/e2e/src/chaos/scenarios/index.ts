import type { Scenario } from '../scenario.ts';
import { fullDisk } from './full-disk.ts';
import { keysAway } from './keys-away.ts';
import { killBridge, killDynamodb, killMailFn, killTaskApi, stopPostgres } from './kills.ts';
import { overload } from './overload.ts';
import { rollingDeploy, stopSignals } from './rolling.ts';
import {
  failingSes,
  refusingDynamodb,
  silentSes,
  slowDynamodb,
  throttlingDynamodb,
  throttlingSes,
} from './slow-services.ts';

/** All, in the order in which they run. */
export const SCENARIOS: readonly Scenario[] = [
  killTaskApi,
  killDynamodb,
  killBridge,
  killMailFn,
  stopPostgres,
  slowDynamodb,
  refusingDynamodb,
  throttlingDynamodb,
  throttlingSes,
  failingSes,
  silentSes,
  fullDisk,
  keysAway,
  rollingDeploy,
  stopSignals,
  overload,
];
