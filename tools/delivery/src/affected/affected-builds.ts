import { readNxJson } from 'nx/src/config/nx-json.js';
import { createProjectGraphAsync, type ProjectGraph } from 'nx/src/devkit-exports.js';
import { filterAffected } from 'nx/src/project-graph/affected/affected-project-graph.js';
import { calculateFileChanges } from 'nx/src/project-graph/file-utils.js';
import { projectOf, type Unit, UNITS } from '../units.ts';
import { productionFiles } from './production-files.ts';

/** What a build reads is all that decides on what is deployed. */
const TARGETS = ['build', 'synth'];

export interface AffectedBuilds {
  /** Apps whose bundle may come out differently, by name. */
  readonly apps: readonly string[];
  /** Units whose templates or assets may, in the order of a roll-out. */
  readonly units: readonly Unit[];
}

export interface Change {
  /** Commits between which `files` differ, to compare what JSON and lock files say. */
  readonly base: string;
  readonly head: string;
  readonly files: readonly string[];
}

/**
 * Tells what changes build anew, by the graph of the checkout that is the working directory.
 * It is what `nx affected` says, without files that no build reads and without the inputs of lint and tests, which
 * would deploy everything after a change of the linter.
 */
export async function loadAffectedBuilds(): Promise<(change: Change) => Promise<AffectedBuilds>> {
  const graph = await createProjectGraphAsync({ exitOnError: false });
  const nxJson = readNxJson();
  const narrowed = withTargets(graph, TARGETS);
  return async ({ base, head, files }) => {
    const production = productionFiles(files, graph, nxJson);
    const affected = await filterAffected(narrowed, calculateFileChanges(production, { base, head }), nxJson);
    const names = new Set(Object.keys(affected.nodes));
    return {
      apps: [...names].filter((name) => isApp(graph, name)).toSorted(),
      units: UNITS.filter((unit) => names.has(projectOf(unit))),
    };
  };
}

function withTargets(graph: ProjectGraph, targets: readonly string[]): ProjectGraph {
  const nodes = Object.entries(graph.nodes).map(([name, node]) => {
    const kept = Object.entries(node.data.targets ?? {}).filter(([target]) => targets.includes(target));
    return [name, { ...node, data: { ...node.data, targets: Object.fromEntries(kept) } }];
  });
  return { ...graph, nodes: Object.fromEntries(nodes) as ProjectGraph['nodes'] };
}

function isApp(graph: ProjectGraph, name: string): boolean {
  return graph.nodes[name]?.data.tags?.includes('type:app') ?? false;
}
