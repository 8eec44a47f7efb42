import type { mailRoutes } from '@baton/dto';
import type { CasesOf, Prepare } from './route-cases.ts';

const inProject: Prepare = ({ project }) => ({ params: { projectId: project.key } });

const resend: Prepare = async ({ project, failedMail }) => ({
  params: { projectId: project.id },
  body: { deliveries: [await failedMail()] },
});

export const deliveryCases: CasesOf<
  Pick<typeof mailRoutes, 'activity' | 'deliveries' | 'resend' | 'mailProblems'>
> = {
  activity: {
    success: async ({ task }) => ({ params: { taskId: (await task()).key } }),
    errors: {},
  },
  deliveries: {
    success: async (scene) => {
      await scene.failedMail();
      return inProject(scene);
    },
    errors: {},
  },
  resend: {
    success: resend,
    errors: {
      'project-archived': async (scene) => {
        await scene.archive();
        return resend(scene);
      },
    },
  },
  mailProblems: { success: inProject, errors: {} },
};
