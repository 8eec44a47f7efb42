import { LIMITS, type CreateProjectBody } from '@baton/dto';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { allPages } from '../api/all-pages.ts';
import { useServices } from '../app/services.ts';

const projectsKey = ['projects'];

/** So often a list without projects is asked for again: those of an invitation come moments after the confirmation. */
const EMPTY_READS = 8;
const EMPTY_PAUSE_MS = 2_000;

/** All projects of the user, by name. */
export function useProjects() {
  const { api } = useServices();
  return useQuery({
    queryKey: projectsKey,
    queryFn: ({ signal }) =>
      allPages((cursor) =>
        api('get /api/projects', { query: { cursor, limit: String(LIMITS.pageSize) }, signal }),
      ),
    refetchInterval: ({ state }) =>
      state.data?.length === 0 && state.dataUpdateCount < EMPTY_READS ? EMPTY_PAUSE_MS : false,
  });
}

export function useProject(projectKey: string) {
  const { api } = useServices();
  return useQuery({
    queryKey: ['project', projectKey],
    queryFn: ({ signal }) =>
      api('get /api/projects/{projectId}', { params: { projectId: projectKey }, signal }),
  });
}

export function useCreateProject() {
  const { api } = useServices();
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (body: CreateProjectBody) => api('post /api/projects', { body }),
    onSuccess(project) {
      queryClient.setQueryData(['project', project.key], project);
      return queryClient.invalidateQueries({ queryKey: projectsKey });
    },
  });
}
