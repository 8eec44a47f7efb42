import type { Migration } from './migration.ts';

export const taskLists: Migration = {
  name: '0004-task-lists',
  up: `
    CREATE EXTENSION IF NOT EXISTS btree_gin;

    -- One index a sort, for a page to be read from where the last one ended; each serves both directions, but for
    -- that of due days, where tasks without one come last in both. tasks_number_unique and
    -- tasks_rank_unique are those of numbers and ranks.
    DROP INDEX tasks_by_update;
    CREATE INDEX tasks_by_updated ON tasks (project_id, updated_at, id) WHERE deleted_at IS NULL;
    CREATE INDEX tasks_by_created ON tasks (project_id, created_at, id) WHERE deleted_at IS NULL;
    CREATE INDEX tasks_by_due ON tasks (project_id, (coalesce(due_on, 'infinity')), id)
      WHERE deleted_at IS NULL;
    CREATE INDEX tasks_by_due_descending ON tasks (project_id, (coalesce(due_on, '-infinity')), id)
      WHERE deleted_at IS NULL;
    CREATE INDEX tasks_by_urgency
      ON tasks (project_id, (array_position(ARRAY['none', 'low', 'medium', 'high', 'urgent'], priority)), id)
      WHERE deleted_at IS NULL;
    CREATE INDEX tasks_by_progress ON tasks (project_id, progress, id) WHERE deleted_at IS NULL;
    CREATE INDEX tasks_by_status ON tasks (project_id, status) WHERE deleted_at IS NULL;
    -- A query of such an index reads what is pending, and one write in so many works it in; a limit of half a
    -- megabyte keeps both short.
    CREATE INDEX tasks_by_label ON tasks USING gin (project_id, labels)
      WITH (gin_pending_list_limit = 512) WHERE deleted_at IS NULL;
    CREATE INDEX tasks_in_trash ON tasks (project_id) WHERE deleted_at IS NOT NULL;
    CREATE INDEX parts_by_role ON parts (role, task_id);

    -- The planner takes no statistics of an expression from a partial index.
    CREATE STATISTICS tasks_due ON (coalesce(due_on, 'infinity')) FROM tasks;
    CREATE STATISTICS tasks_due_descending ON (coalesce(due_on, '-infinity')) FROM tasks;
    CREATE STATISTICS tasks_urgency
      ON (array_position(ARRAY['none', 'low', 'medium', 'high', 'urgent'], priority)) FROM tasks;

    -- As texts and words are compared: without case, width and kinds of blanks.
    CREATE FUNCTION search_fold(content text) RETURNS text
      LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
      RETURN translate(lower(normalize(content, NFKC)), E'\\t\\n\\r', '   ');

    -- What begins at each place of a folded text: three characters where two of ASCII come first, else two,
    -- fewer at the end of a word, which are not whole when more of the word may follow.
    CREATE FUNCTION search_grams(content text) RETURNS TABLE (place bigint, gram text, whole boolean)
      LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
      BEGIN ATOMIC
        SELECT place,
          split_part(CASE WHEN ascii_pair THEN concat(a, b, c) ELSE concat(a, b) END, ' ', 1),
          CASE WHEN ascii_pair THEN c ELSE b END IS NOT NULL
        FROM (SELECT string_to_array(content, NULL)) AS split (chars),
          ROWS FROM (unnest(chars, chars[2:], chars[3:])) WITH ORDINALITY AS read (a, b, c, place),
          LATERAL (SELECT octet_length(a) = 1 AND coalesce(octet_length(b) = 1, true)) AS kind (ascii_pair)
        WHERE a <> ' ';
      END;

    CREATE FUNCTION search_index(content text) RETURNS tsvector
      LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
      RETURN (SELECT coalesce(array_to_tsvector(array_agg(gram)), '') FROM search_grams(content));

    -- What the index of a text has that contains the folded word.
    CREATE FUNCTION search_query(word text) RETURNS tsquery
      LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
      RETURN (
        -- As a vector of one, because its text form quotes what the syntax of queries gives a meaning.
        SELECT string_agg(array_to_tsvector(ARRAY[gram])::text || CASE WHEN whole THEN '' ELSE ':*' END, ' & ')::tsquery
        FROM (SELECT gram, whole, row_number() OVER (ORDER BY whole DESC, place) AS turn FROM search_grams(word))
        WHERE whole OR turn = 1
      );

    -- Title with description of each task, and each comment; apart from tasks, whose rows are written anew with
    -- every change of progress.
    CREATE TABLE search_texts (
      -- Of the task or the comment.
      id uuid PRIMARY KEY,
      task_id uuid NOT NULL REFERENCES tasks ON DELETE CASCADE,
      project_id uuid NOT NULL,
      content text NOT NULL,
      grams tsvector NOT NULL
    );

    INSERT INTO search_texts (id, task_id, project_id, content, grams)
      SELECT id, id, project_id, content, search_index(content)
      FROM tasks, LATERAL (SELECT search_fold(title || E'\\n' || description) OFFSET 0) AS folded (content);
    INSERT INTO search_texts (id, task_id, project_id, content, grams)
      SELECT comments.id, task_id, project_id, content, search_index(content)
      FROM comments JOIN tasks ON tasks.id = task_id,
        LATERAL (SELECT search_fold(body) OFFSET 0) AS folded (content);
    CREATE INDEX search_texts_by_task ON search_texts (task_id);
    CREATE INDEX search_texts_by_gram ON search_texts USING gin (project_id, grams)
      WITH (gin_pending_list_limit = 512);

    CREATE FUNCTION keep_search_text() RETURNS trigger LANGUAGE plpgsql AS $$
    DECLARE
      of_task uuid;
      of_project uuid;
      folded text;
    BEGIN
      IF TG_TABLE_NAME = 'tasks' THEN
        of_task := NEW.id;
        of_project := NEW.project_id;
        folded := search_fold(NEW.title || E'\\n' || NEW.description);
      ELSE
        of_task := NEW.task_id;
        SELECT project_id INTO of_project FROM tasks WHERE id = NEW.task_id;
        folded := search_fold(NEW.body);
      END IF;
      INSERT INTO search_texts (id, task_id, project_id, content, grams)
        VALUES (NEW.id, of_task, of_project, folded, search_index(folded))
        ON CONFLICT (id) DO UPDATE SET content = excluded.content, grams = excluded.grams;
      RETURN NULL;
    END $$;
    CREATE TRIGGER task_added AFTER INSERT ON tasks FOR EACH ROW EXECUTE FUNCTION keep_search_text();
    CREATE TRIGGER task_rewritten AFTER UPDATE OF title, description ON tasks FOR EACH ROW
      WHEN (OLD.title <> NEW.title OR OLD.description <> NEW.description) EXECUTE FUNCTION keep_search_text();
    CREATE TRIGGER comment_added AFTER INSERT ON comments FOR EACH ROW EXECUTE FUNCTION keep_search_text();
    CREATE TRIGGER comment_rewritten AFTER UPDATE OF body ON comments FOR EACH ROW
      WHEN (OLD.body <> NEW.body) EXECUTE FUNCTION keep_search_text();

    CREATE FUNCTION drop_search_text() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      DELETE FROM search_texts WHERE id = OLD.id;
      RETURN NULL;
    END $$;
    CREATE TRIGGER comment_removed AFTER DELETE ON comments FOR EACH ROW EXECUTE FUNCTION drop_search_text();
  `,
  down: `
    DROP TRIGGER comment_removed ON comments;
    DROP TRIGGER comment_rewritten ON comments;
    DROP TRIGGER comment_added ON comments;
    DROP TRIGGER task_rewritten ON tasks;
    DROP TRIGGER task_added ON tasks;
    DROP FUNCTION drop_search_text, keep_search_text;
    DROP TABLE search_texts;
    DROP FUNCTION search_query, search_index, search_grams, search_fold;
    DROP STATISTICS tasks_due, tasks_due_descending, tasks_urgency;
    DROP INDEX tasks_by_updated, tasks_by_created, tasks_by_due, tasks_by_due_descending, tasks_by_urgency,
      tasks_by_progress, tasks_by_status, tasks_by_label, tasks_in_trash, parts_by_role;
    CREATE INDEX tasks_by_update ON tasks (project_id, updated_at DESC, id);
    DROP EXTENSION btree_gin;
  `,
};
