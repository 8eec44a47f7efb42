import { randomId } from '@mantine/hooks';
import { useState } from 'react';
import type { ConflictAnswer, TaskConflict } from './conflict.ts';

export interface ConflictQuestion {
  readonly id: string;
  readonly conflict: TaskConflict;
  readonly onAnswer: (answer: ConflictAnswer) => void;
}

/** Asks the user about conflicts, one after the other. */
export function useConflictQuestion() {
  const [questions, setQuestions] = useState<readonly ConflictQuestion[]>([]);

  function ask(conflict: TaskConflict): Promise<ConflictAnswer> {
    return new Promise((resolve) => {
      const id = randomId();
      function onAnswer(answer: ConflictAnswer) {
        setQuestions((open) => open.filter((question) => question.id !== id));
        resolve(answer);
      }
      setQuestions((open) => [...open, { id, conflict, onAnswer }]);
    });
  }

  return { question: questions[0] ?? null, ask };
}
