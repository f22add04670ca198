-- Carers and their agency never see other households. Of the types whose letters hold an "n" a person sees what they wrote,
-- what lies in no household's file, and of what lies in one only what lies in a household's file of theirs.
DROP POLICY permitted ON record;
CREATE POLICY permitted ON record FOR SELECT TO doorstep_person
  USING (
    CASE WHEN (SELECT my_role()) = ANY (withheld_from) THEN author_id = (SELECT my_id()) AND sole_author
      ELSE author_id = (SELECT my_id()) OR type = ANY ((SELECT my_types('re'))::text[]) END
    AND EXISTS (
      SELECT FROM file_grant g WHERE g.person_id = (SELECT my_id()) AND g.file_id = ANY (record.file_ids)
        AND (
          g.file_id LIKE 'household:%' OR author_id = (SELECT my_id())
          OR (type <> ALL ((SELECT my_types('h'))::text[])
            AND (type <> ALL ((SELECT my_types('n'))::text[]) OR array_to_string(file_ids, ' ') NOT LIKE '%household:%'))
        )
    )
  );
