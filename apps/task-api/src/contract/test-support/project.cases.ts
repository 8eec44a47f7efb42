import type { projectRoutes } from '@baton/dto';
import type { CasesOf, Prepare } from './route-cases.ts';

const itself: Prepare = ({ project }) => ({ params: { projectId: project.id } });

const update: Prepare = ({ project }) => ({ params: { projectId: project.key }, body: { name: 'New name' } });

const addNewcomer: Prepare = async ({ project, newcomer }) => ({
  params: { projectId: project.id },
  body: { email: (await newcomer()).email, role: 'viewer' },
});

const makeEditorViewer: Prepare = ({ project, editor }) => ({
  params: { projectId: project.id, userId: editor.sub },
  body: { role: 'viewer' },
});

const invited: Prepare = async ({ project, invite }) => ({
  params: { projectId: project.id, invitationId: (await invite('nobody@example.com')).id },
});

let keys = 0;

export const projectCases: CasesOf<typeof projectRoutes> = {
  list: { success: () => ({}), errors: {} },
  create: {
    success: () => ({ body: { key: `NEW${(keys += 1)}`, name: 'New' } }),
    errors: { 'key-taken': ({ project }) => ({ body: { key: project.key, name: 'Again' } }) },
  },
  get: { success: itself, errors: {} },
  update: {
    success: update,
    errors: {
      'project-archived': async (scene) => {
        await scene.archive();
        return update(scene);
      },
    },
  },
  delete: {
    success: async (scene) => {
      await scene.archive();
      return itself(scene);
    },
    errors: { 'project-not-archived': itself },
  },
  listMembers: { success: itself, errors: {} },
  addMember: {
    success: addNewcomer,
    otherSuccess: ({ project }) => ({
      params: { projectId: project.id },
      body: { email: 'nobody@example.com', role: 'editor' },
    }),
    errors: {
      'member-exists': ({ project, editor }) => ({
        params: { projectId: project.id },
        body: { email: editor.email, role: 'viewer' },
      }),
      'invitation-exists': async ({ project, invite }) => {
        await invite('nobody@example.com');
        return { params: { projectId: project.id }, body: { email: 'nobody@example.com', role: 'viewer' } };
      },
      'project-archived': async (scene) => {
        await scene.archive();
        return addNewcomer(scene);
      },
    },
  },
  updateMember: {
    success: makeEditorViewer,
    errors: {
      'last-owner': ({ project, owner }) => ({
        params: { projectId: project.id, userId: owner.sub },
        body: { role: 'editor' },
      }),
      'project-archived': async (scene) => {
        await scene.archive();
        return makeEditorViewer(scene);
      },
    },
  },
  removeMember: {
    success: ({ project, editor }) => ({ params: { projectId: project.id, userId: editor.sub } }),
    errors: {
      'last-owner': ({ project, owner }) => ({ params: { projectId: project.id, userId: owner.sub } }),
    },
  },
  listInvitations: {
    success: async (scene) => {
      await scene.invite('nobody@example.com');
      return itself(scene);
    },
    errors: {},
  },
  mailInvitationAgain: {
    success: invited,
    errors: {
      'project-archived': async (scene) => {
        const request = await invited(scene);
        await scene.archive();
        return request;
      },
    },
  },
  revokeInvitation: { success: invited, errors: {} },
};
