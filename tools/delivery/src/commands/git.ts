import { CommandError, type RunCommand } from './command.ts';

const TIMEOUT_MS = 60_000;

/** What is asked of the clone. */
export interface Git {
  /** The commit that is checked out. */
  head(): Promise<string>;
  has(commit: string): Promise<boolean>;
  /** Whether `older` is `newer` or one that it grew from. */
  isAncestor(older: string, newer: string): Promise<boolean>;
  /** Paths that differ between two commits, whichever is older; a renamed file has both of its paths. */
  changedFiles(from: string, to: string): Promise<string[]>;
}

export function createGit(run: RunCommand): Git {
  const git = (...args: readonly string[]) => run('git', args, { timeoutMs: TIMEOUT_MS });
  const succeeds = async (...args: readonly string[]) => {
    try {
      await git(...args);
      return true;
    } catch (error) {
      if (error instanceof CommandError) return false;
      throw error;
    }
  };
  return {
    head: () => git('rev-parse', 'HEAD'),
    has: (commit) => succeeds('cat-file', '-e', `${commit}^{commit}`),
    isAncestor: (older, newer) => succeeds('merge-base', '--is-ancestor', older, newer),
    changedFiles: async (from, to) => {
      const printed = await git('diff', '--name-only', '--no-renames', '-z', from, to);
      return printed.split('\0').filter(Boolean);
    },
  };
}
