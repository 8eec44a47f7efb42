import * as z from 'zod';
import { cursorSchema, limitSchema } from '../http/primitives.ts';
import { defineRoute } from '../http/route.ts';
import {
  addMemberBodySchema,
  createProjectBodySchema,
  memberListSchema,
  memberSchema,
  projectListSchema,
  projectParamsSchema,
  projectSchema,
} from './project.schemas.ts';

const pageQuerySchema = z.strictObject({ cursor: cursorSchema.optional(), limit: limitSchema });

/** Served by task-api. Whoever is no member gets `not-found`, so that nobody learns what exists. */
export const projectRoutes = {
  list: defineRoute({
    id: 'listProjects',
    method: 'get',
    path: '/api/projects',
    summary: 'The projects that the caller is a member of, by name',
    security: 'bearer',
    query: pageQuerySchema,
    success: { status: 200, description: 'A page of projects', schema: projectListSchema },
    errors: [],
  }),
  create: defineRoute({
    id: 'createProject',
    method: 'post',
    path: '/api/projects',
    summary: 'Create a project; the caller becomes its owner',
    security: 'bearer',
    body: createProjectBodySchema,
    success: { status: 201, description: 'The project', schema: projectSchema, headers: ['location'] },
    errors: ['key-taken'],
  }),
  get: defineRoute({
    id: 'getProject',
    method: 'get',
    path: '/api/projects/{projectId}',
    summary: 'One project',
    security: 'bearer',
    params: projectParamsSchema,
    success: { status: 200, description: 'The project', schema: projectSchema },
    errors: ['not-found'],
  }),
  listMembers: defineRoute({
    id: 'listMembers',
    method: 'get',
    path: '/api/projects/{projectId}/members',
    summary: 'The members of a project, by name',
    security: 'bearer',
    params: projectParamsSchema,
    query: pageQuerySchema,
    success: { status: 200, description: 'A page of members', schema: memberListSchema },
    errors: ['not-found'],
  }),
  addMember: defineRoute({
    id: 'addMember',
    method: 'post',
    path: '/api/projects/{projectId}/members',
    summary: 'Add someone who has signed up, by their address',
    security: 'bearer',
    params: projectParamsSchema,
    body: addMemberBodySchema,
    success: { status: 201, description: 'The member', schema: memberSchema },
    errors: ['not-found', 'forbidden', 'user-not-found', 'member-exists'],
  }),
} as const;
