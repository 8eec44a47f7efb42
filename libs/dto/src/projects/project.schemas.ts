import { MEMBER_ROLES } from '@baton/vocabulary';
import * as z from 'zod';
import {
  cursorSchema,
  emailSchema,
  flagSchema,
  idSchema,
  limitSchema,
  line,
  listOf,
  oneOf,
  text,
} from '../http/primitives.ts';
import { LIMITS } from '../limits.ts';

const memberRoleSchema = oneOf(MEMBER_ROLES);

/** Two to eight capitals and digits, a capital first. */
const projectKeySchema = z
  .string()
  .regex(
    new RegExp(`^[A-Z][A-Z0-9]{${LIMITS.projectKeyMin - 1},${LIMITS.projectKeyMax - 1}}$`),
    `Must be ${LIMITS.projectKeyMin} to ${LIMITS.projectKeyMax} capitals or digits, a capital first, such as WEB`,
  )
  .meta({ example: 'WEB' });

/** In paths, a project is named by its id or its key. */
export const projectParamsSchema = z.object({
  projectId: z
    .union([idSchema, projectKeySchema], 'Must be the id or the key of a project')
    .meta({ param: { id: 'ProjectId' }, description: 'The id or the key of the project', example: 'WEB' }),
});

export const projectSchema = z
  .object({
    id: idSchema,
    key: z.string().meta({ example: 'WEB' }),
    name: z.string().meta({ example: 'Web site' }),
    description: z.string(),
    role: memberRoleSchema.meta({ description: 'What the caller may do in it' }),
    archivedAt: z.iso
      .datetime()
      .nullable()
      .meta({ description: 'Since when it is archived: read, but not changed', example: null }),
    createdAt: z.iso.datetime(),
    updatedAt: z.iso.datetime(),
  })
  .meta({ id: 'Project' });
export type Project = z.infer<typeof projectSchema>;

export const listProjectsQuerySchema = z.strictObject({
  archived: flagSchema.default(false).meta({ description: 'Archived ones instead of the others' }),
  cursor: cursorSchema,
  limit: limitSchema,
});

export const projectListSchema = listOf(projectSchema);
export type ProjectList = z.infer<typeof projectListSchema>;

const projectFields = {
  name: line(LIMITS.projectName),
  description: text(LIMITS.projectDescription),
};

export const createProjectBodySchema = z.strictObject({
  key: projectKeySchema,
  name: projectFields.name,
  description: projectFields.description.default(''),
});
export type CreateProjectBody = z.input<typeof createProjectBodySchema>;

/** Fields left out stay. An archived project takes no change but `archived: false`. */
export const updateProjectBodySchema = z.strictObject({ ...projectFields, archived: z.boolean() }).partial();
export type UpdateProjectBody = z.input<typeof updateProjectBodySchema>;

export const memberSchema = z
  .object({
    user: z.object({
      id: idSchema,
      name: z.string(),
      email: z.email(),
      emailVerified: z.boolean().meta({
        description: 'False while it is not known that the address is theirs: anybody can sign up with it',
      }),
    }),
    role: memberRoleSchema,
    createdAt: z.iso.datetime(),
  })
  .meta({ id: 'Member' });
export type Member = z.infer<typeof memberSchema>;

export const memberListSchema = listOf(memberSchema);
export type MemberList = z.infer<typeof memberListSchema>;

export const memberParamsSchema = projectParamsSchema.extend({ userId: idSchema });

export const addMemberBodySchema = z.strictObject({ email: emailSchema, role: memberRoleSchema });
export type AddMemberBody = z.input<typeof addMemberBodySchema>;

export const updateMemberBodySchema = z.strictObject({ role: memberRoleSchema });
export type UpdateMemberBody = z.input<typeof updateMemberBodySchema>;

/** Waits for somebody to sign up with the address and to verify it; then they are a member. */
export const invitationSchema = z
  .object({
    id: idSchema,
    email: z.email(),
    role: memberRoleSchema,
    invitedBy: z.object({ id: idSchema, name: z.string() }),
    createdAt: z.iso.datetime(),
  })
  .meta({ id: 'Invitation' });
export type Invitation = z.infer<typeof invitationSchema>;

export const invitationListSchema = listOf(invitationSchema);
export type InvitationList = z.infer<typeof invitationListSchema>;

export const invitationParamsSchema = projectParamsSchema.extend({ invitationId: idSchema });
