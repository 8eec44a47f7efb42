import { LIMITS, type AddMemberBody, type Member } from '@baton/dto';
import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { allPages } from '../api/all-pages.ts';
import type { ApiClient } from '../api/api-client.ts';
import { useServices } from '../app/services.ts';
import { projectKeyed, projectsKey } from '../projects/project-queries.ts';

export const membersKey = (projectKey: string) => ['members', projectKey];

/** All members of a project, by name. */
export function useMembers(projectKey: string) {
  const { api } = useServices();
  return useQuery(membersQuery(api, projectKey));
}

export const membersQuery = (api: ApiClient, projectKey: string) =>
  queryOptions({
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

/** Says what a member may do. For owners, of themselves too. */
export function useSetMemberRole(projectKey: string) {
  const { api } = useServices();
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: ({ userId, role }: { userId: string; role: Member['role'] }) =>
      api('patch /api/projects/{projectId}/members/{userId}', {
        params: { projectId: projectKey, userId },
        body: { role },
      }),
    onSettled: () =>
      Promise.all([
        queryClient.invalidateQueries({ queryKey: membersKey(projectKey) }),
        // It can have been the user's own.
        queryClient.invalidateQueries({ queryKey: projectKeyed(projectKey) }),
      ]),
  });
}

/** Takes a member out of the project. For owners, and for whoever leaves. */
export function useRemoveMember(projectKey: string) {
  const { api } = useServices();
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: ({ userId }: { userId: string; isSelf: boolean }) =>
      api('delete /api/projects/{projectId}/members/{userId}', { params: { projectId: projectKey, userId } }),
    // Whoever has left cannot read the members any more.
    onSettled: (_, error, { isSelf }) =>
      queryClient.invalidateQueries({
        queryKey: isSelf && !error ? projectsKey : membersKey(projectKey),
      }),
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

/** For owners. */
export function useMailInvitationAgain(projectKey: string) {
  const { api } = useServices();
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (invitationId: string) =>
      api('post /api/projects/{projectId}/invitations/{invitationId}/mails', {
        params: { projectId: projectKey, invitationId },
      }),
    onSettled: () => queryClient.invalidateQueries({ queryKey: invitationsKey(projectKey) }),
  });
}
