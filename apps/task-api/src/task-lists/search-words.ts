import type { BindValues } from '../platform/database/index.ts';

/** So many words find tasks through the index; more would cost more to plan than they spare. */
const INDEXED_WORDS = 3;

/**
 * Conditions on tasks `t` of project `$projectId`: each word of the search stands somewhere in the title, the
 * description or a comment, whatever its case and also within other words.
 */
export function searchConditions(search: string): { sql: string[]; bind: BindValues } {
  // The longest first: the rarest as a rule.
  const words = [...new Set(search.split(/\s+/))].sort((a, b) => b.length - a.length);
  const others = words.slice(INDEXED_WORDS);
  const indexed = words.slice(0, INDEXED_WORDS).map((word, index) => [`word${index}`, word] as const);
  return {
    sql: [
      ...indexed.map(
        ([name]) => `t.id IN (
          SELECT text.task_id FROM search_texts text
          WHERE text.project_id = $projectId AND text.grams @@ search_query(search_fold($${name}))
            AND strpos(text.content, search_fold($${name})) > 0
        )`,
      ),
      ...(others.length > 0 ? [ALL_OTHER_WORDS] : []),
    ],
    bind: { ...Object.fromEntries(indexed), words: others },
  };
}

const ALL_OTHER_WORDS = `NOT EXISTS (
  SELECT FROM unnest($words::text[]) AS other (word)
  WHERE NOT EXISTS (
    SELECT FROM search_texts text WHERE text.task_id = t.id AND strpos(text.content, search_fold(word)) > 0
  )
)`;
