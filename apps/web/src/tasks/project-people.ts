import type { Part } from '@baton/dto';
import { createContext, useContext } from 'react';

export type Person = NonNullable<Part['assignee']>;

/** The members of the project that is open: whom a part can be given to. */
const ProjectPeopleContext = createContext<readonly Person[]>([]);

export const ProjectPeopleProvider = ProjectPeopleContext.Provider;

export function useProjectPeople(): readonly Person[] {
  return useContext(ProjectPeopleContext);
}
