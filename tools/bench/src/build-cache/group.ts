import type { Group } from '../group.ts';
import { measureBuildCache } from './build-cache.ts';

export const buildCache: Group = async function* () {
  yield await measureBuildCache();
};
