import type { NxJsonConfiguration, ProjectGraph } from 'nx/src/devkit-exports.js';
import { posix } from 'node:path';

const OF_PROJECT = '!{projectRoot}/';

/**
 * Leaves out what no build reads: tests, their support and READMEs of projects, as the named inputs of `nx.json` tell
 * them apart. Nx itself counts every file of a project when it says what a change affects.
 * @param files paths from the root of the workspace
 */
export function productionFiles(
  files: readonly string[],
  graph: ProjectGraph,
  nxJson: NxJsonConfiguration,
): string[] {
  const excluded = exclusions(nxJson, 'production');
  const roots = Object.values(graph.nodes).map(({ data }) => data.root);
  return files.filter((file) => {
    const root = roots
      .filter((candidate) => file.startsWith(`${candidate}/`))
      .toSorted((a, b) => b.length - a.length)[0];
    if (root === undefined) return true;
    const path = posix.relative(root, file);
    return !excluded.some((pattern) => posix.matchesGlob(path, pattern));
  });
}

/** Patterns, below a project, of the files that a named input and those it is made of leave out. */
function exclusions(nxJson: NxJsonConfiguration, name: string): string[] {
  return (nxJson.namedInputs?.[name] ?? []).flatMap((input) => {
    if (typeof input !== 'string') return [];
    if (nxJson.namedInputs && input in nxJson.namedInputs) return exclusions(nxJson, input);
    return input.startsWith(OF_PROJECT) ? [input.slice(OF_PROJECT.length)] : [];
  });
}
