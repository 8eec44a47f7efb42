import { LIMITS, type CreateProjectBody } from '@baton/dto';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { allPages } from '../api/all-pages.ts';
import { useServices } from '../app/services.ts';

const projectsKey = ['projects'];

/** All projects of the user, by name. */
export function useProjects() {
  const { api } = useServices();
  return useQuery({
    queryKey: projectsKey,
    queryFn: ({ signal }) =>
      allPages((cursor) =>
        api('get /api/projects', { query: { cursor, limit: String(LIMITS.pageSize) }, signal }),
      ),
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
