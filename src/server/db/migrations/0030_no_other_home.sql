-- Section G: carers and their agency never see other households. The file of a child that they hold has records of its
-- homes before and after as well. This narrows what 0016 permits: of the types whose letters hold an "n".
CREATE POLICY no_other_home ON record AS RESTRICTIVE FOR SELECT TO doorstep_person
  USING (
    type <> ALL ((SELECT my_types('n'))::text[])
    -- who wrote something reads it as long as they hold one of its files, as everywhere
    OR author_id = (SELECT my_id())
    -- in no household's file: it is the child's own, and theirs to read
    OR NOT EXISTS (SELECT FROM unnest(file_ids) AS f (id) WHERE f.id LIKE 'household:%')
    -- in the file of a household of theirs: that it lies in another's too takes nothing from them
    OR EXISTS (
      SELECT FROM file_grant g WHERE g.person_id = (SELECT my_id()) AND g.file_id = ANY (record.file_ids)
        AND g.file_id LIKE 'household:%'
    )
  );
