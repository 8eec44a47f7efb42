import type { Project } from '@baton/dto';
import { createContext, useContext } from 'react';

const CurrentProjectContext = createContext<Project | null>(null);

export const CurrentProjectProvider = CurrentProjectContext.Provider;

/** The project whose page is open. */
export function useCurrentProject(): Project {
  const project = useContext(CurrentProjectContext);
  if (!project) throw new Error('useCurrentProject is called outside of CurrentProjectProvider');
  return project;
}
