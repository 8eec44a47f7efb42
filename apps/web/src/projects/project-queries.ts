import { LIMITS, type CreateProjectBody, type Project, type UpdateProjectBody } from '@baton/dto';
import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { allPages } from '../api/all-pages.ts';
import type { ApiClient } from '../api/api-client.ts';
import { useServices } from '../app/services.ts';

export const projectsKey = ['projects'];
export const projectKeyed = (projectKey: string) => ['project', projectKey];

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

/** The user's projects that are archived, by name. */
export function useArchivedProjects(isNeeded: boolean) {
  const { api } = useServices();
  return useQuery({
    queryKey: [...projectsKey, 'archived'],
    enabled: isNeeded,
    queryFn: ({ signal }) =>
      allPages((cursor) =>
        api('get /api/projects', {
          query: { archived: 'true', cursor, limit: String(LIMITS.pageSize) },
          signal,
        }),
      ),
  });
}

export function useProject(projectKey: string) {
  const { api } = useServices();
  return useQuery(projectQuery(api, projectKey));
}

export const projectQuery = (api: ApiClient, projectKey: string) =>
  queryOptions({
    queryKey: projectKeyed(projectKey),
    queryFn: ({ signal }) =>
      api('get /api/projects/{projectId}', { params: { projectId: projectKey }, signal }),
  });

export function useCreateProject() {
  const { api } = useServices();
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (body: CreateProjectBody) => api('post /api/projects', { body }),
    onSuccess(project) {
      queryClient.setQueryData(projectKeyed(project.key), project);
      return queryClient.invalidateQueries({ queryKey: projectsKey });
    },
  });
}

/** Changes, archives or restores a project. For owners. */
export function useUpdateProject({ key }: Project) {
  const { api } = useServices();
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (body: UpdateProjectBody) =>
      api('patch /api/projects/{projectId}', { params: { projectId: key }, body }),
    onSuccess(project) {
      queryClient.setQueryData(projectKeyed(key), project);
      return queryClient.invalidateQueries({ queryKey: projectsKey });
    },
  });
}

/** Deletes an archived project for good. For owners. */
export function useDeleteProject({ key }: Project) {
  const { api } = useServices();
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: () => api('delete /api/projects/{projectId}', { params: { projectId: key } }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: projectsKey }),
  });
}
