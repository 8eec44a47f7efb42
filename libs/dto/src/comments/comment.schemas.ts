import * as z from 'zod';
import { cursorSchema, idSchema, limitSchema, listOf, text } from '../http/primitives.ts';
import { LIMITS } from '../limits.ts';
import { personSchema } from '../people/index.ts';

/**
 * Markdown; `@[Kim](user id)` mentions a member, and only the id counts: readers see the name that the member
 * has now.
 */
const bodySchema = text(LIMITS.comment)
  .refine((body) => body.trim() !== '', 'Must not be empty')
  .meta({ example: 'Ready for @[Kim](0199f0a4-7c1e-7b7e-9d52-3f0d6b1f5a10).' });

export const commentSchema = z
  .object({
    id: idSchema,
    taskId: idSchema,
    author: personSchema,
    body: z.string().meta({ description: 'Markdown; a mention is `@[name](user id)`' }),
    mentions: z.array(personSchema).meta({ description: 'The members that it mentions' }),
    createdAt: z.iso.datetime(),
    editedAt: z.iso.datetime().nullable().meta({ example: null }),
  })
  .meta({ id: 'Comment' });
export type Comment = z.infer<typeof commentSchema>;

export const commentListSchema = listOf(commentSchema);
export type CommentList = z.infer<typeof commentListSchema>;

export const listCommentsQuerySchema = z.strictObject({
  cursor: cursorSchema,
  limit: limitSchema,
});

export const commentBodySchema = z.strictObject({ body: bodySchema });
export type CommentBody = z.input<typeof commentBodySchema>;

export const commentParamsSchema = z.object({ commentId: idSchema });

export const watcherListSchema = z.object({ items: z.array(personSchema) });
export type WatcherList = z.infer<typeof watcherListSchema>;
