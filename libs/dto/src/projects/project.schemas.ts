import { MEMBER_ROLES } from '@baton/vocabulary';
import * as z from 'zod';
import { emailSchema, idSchema, line, listOf, text } from '../http/primitives.ts';
import { LIMITS } from '../limits.ts';

const memberRoleSchema = z.enum(MEMBER_ROLES);

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
    .meta({ description: 'The id or the key of the project', example: 'WEB' }),
});

export const projectSchema = z
  .object({
    id: idSchema,
    key: z.string(),
    name: z.string(),
    description: z.string(),
    role: memberRoleSchema.meta({ description: 'What the caller may do in it' }),
    createdAt: z.iso.datetime(),
    updatedAt: z.iso.datetime(),
  })
  .meta({ id: 'Project' });
export type Project = z.infer<typeof projectSchema>;

export const projectListSchema = listOf(projectSchema);
export type ProjectList = z.infer<typeof projectListSchema>;

export const createProjectBodySchema = z.strictObject({
  key: projectKeySchema,
  name: line(LIMITS.projectName),
  description: text(LIMITS.projectDescription).default(''),
});
export type CreateProjectBody = z.input<typeof createProjectBodySchema>;

export const memberSchema = z
  .object({
    user: z.object({ id: idSchema, name: z.string(), email: z.email() }),
    role: memberRoleSchema,
    createdAt: z.iso.datetime(),
  })
  .meta({ id: 'Member' });
export type Member = z.infer<typeof memberSchema>;

export const memberListSchema = listOf(memberSchema);
export type MemberList = z.infer<typeof memberListSchema>;

export const addMemberBodySchema = z.strictObject({ email: emailSchema, role: memberRoleSchema });
export type AddMemberBody = z.input<typeof addMemberBodySchema>;
