import type { Part } from '@baton/dto';
import { createContext, useContext } from 'react';

export type Person = NonNullable<Part['assignee']>;

/** The members of the project that is open: whom a part can be given to. */
const ProjectPeopleContext = createContext<readonly Person[]>([]);

export const ProjectPeopleProvider = ProjectPeopleContext.Provider;

/**
 * The members of the project.
 * @param assignee is among them whatever happens: who has left, or a list that is still loading, must not change
 * what a field shows
 */
export function useProjectPeople(assignee: Part['assignee'] = null): readonly Person[] {
  const members = useContext(ProjectPeopleContext);
  const isMember = members.some(({ id }) => id === assignee?.id);
  return assignee && !isMember ? [assignee, ...members] : members;
}
