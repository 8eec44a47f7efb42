import { LIMITS, type AddMemberBody } from '@baton/dto';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { allPages } from '../api/all-pages.ts';
import { useServices } from '../app/services.ts';

export const membersKey = (projectKey: string) => ['members', projectKey];

/** All members of a project, by name. */
export function useMembers(projectKey: string) {
  const { api } = useServices();
  return useQuery({
    queryKey: membersKey(projectKey),
    queryFn: ({ signal }) =>
      allPages((cursor) =>
        api('get /api/projects/{projectId}/members', {
          params: { projectId: projectKey },
          query: { cursor, limit: String(LIMITS.pageSize) },
          signal,
        }),
      ),
  });
}

export function useAddMember(projectKey: string) {
  const { api } = useServices();
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (body: AddMemberBody) =>
      api('post /api/projects/{projectId}/members', { params: { projectId: projectKey }, body }),
    onSuccess: () =>
      Promise.all([
        queryClient.invalidateQueries({ queryKey: membersKey(projectKey) }),
        queryClient.invalidateQueries({ queryKey: invitationsKey(projectKey) }),
      ]),
  });
}

export const invitationsKey = (projectKey: string) => ['invitations', projectKey];

/** The invitations that wait, the oldest first. For owners. */
export function useInvitations(projectKey: string) {
  const { api } = useServices();
  return useQuery({
    queryKey: invitationsKey(projectKey),
    queryFn: ({ signal }) =>
      allPages((cursor) =>
        api('get /api/projects/{projectId}/invitations', {
          params: { projectId: projectKey },
          query: { cursor, limit: String(LIMITS.pageSize) },
          signal,
        }),
      ),
  });
}

export function useRevokeInvitation(projectKey: string) {
  const { api } = useServices();
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (invitationId: string) =>
      api('delete /api/projects/{projectId}/invitations/{invitationId}', {
        params: { projectId: projectKey, invitationId },
      }),
    onSettled: () => queryClient.invalidateQueries({ queryKey: invitationsKey(projectKey) }),
  });
}
