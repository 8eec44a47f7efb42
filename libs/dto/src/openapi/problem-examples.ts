import { AppError, type AppErrorDetails } from '../http/app-error.ts';
import { PROBLEMS, type Problem, type ProblemCode } from '../http/problem.ts';
import { toProblem } from '../http/to-problem.ts';
import { TASK } from './examples/samples.ts';

/** Of the codes whose problems say more than what every problem says. */
const DETAILS: Partial<Record<ProblemCode, AppErrorDetails>> = {
  validation: {
    errors: [
      { path: 'title', message: 'Must not be empty' },
      { path: 'parts.0.progress', message: 'Must be from 0 to 100' },
    ],
  },
  conflict: {
    detail: 'Someone else changed meanwhile: title.',
    conflicts: [{ field: 'title', theirs: 'Landing page', mine: 'Home page' }],
  },
  'bulk-refused': {
    detail: '1 of 2 tasks cannot be changed, so none was.',
    failures: [{ id: TASK.id, code: 'task-deleted', message: 'It is in the trash.' }],
  },
  'precondition-required': {
    detail: 'Send the version that you saw, as in If-Match: "3".',
    errors: [{ path: 'If-Match', message: 'Is missing' }],
  },
};

export interface ProblemExample {
  readonly summary: string;
  readonly value: Problem;
}

/** A problem of each code, as an API answers it. */
export const PROBLEM_EXAMPLES = Object.fromEntries(
  (Object.keys(PROBLEMS) as ProblemCode[]).map((code) => [code, toExample(code)]),
) as Record<ProblemCode, ProblemExample>;

function toExample(code: ProblemCode): ProblemExample {
  return {
    summary: PROBLEMS[code].title,
    value: toProblem(new AppError(code, DETAILS[code]), {
      path: `/api/tasks/${TASK.key}`,
      requestId: '019abd3e-0000-7000-8000-00000000abcd',
    }),
  };
}
