import { randomId } from '@mantine/hooks';
import { useState } from 'react';
import type { TaskConflict } from './conflict.ts';
import type { TaskChangeRequest } from '../tasks/task-change.ts';

export interface ConflictQuestion {
  readonly id: string;
  readonly conflict: TaskConflict;
  /** Takes what to save now, or null when the others' values stay. */
  readonly onAnswer: (resolution: TaskChangeRequest | null) => void;
}

/** Asks the user about conflicts, one after the other. */
export function useConflictQuestion() {
  const [questions, setQuestions] = useState<readonly ConflictQuestion[]>([]);

  function ask(conflict: TaskConflict): Promise<TaskChangeRequest | null> {
    return new Promise((resolve) => {
      const id = randomId();
      function onAnswer(resolution: TaskChangeRequest | null) {
        setQuestions((open) => open.filter((question) => question.id !== id));
        resolve(resolution);
      }
      setQuestions((open) => [...open, { id, conflict, onAnswer }]);
    });
  }

  return { question: questions[0] ?? null, ask };
}
