-- Whose words stand in a record was told from who wrote last: an author who wrote after somebody else counted as the
-- only one. Every revision says by whom it is; from now on it is never true again once it was not.
UPDATE record r SET sole_author = false
WHERE r.sole_author AND EXISTS (
  SELECT FROM revision v WHERE v.record_id = r.id AND (v.record #>> '{updated,personId}')::uuid <> r.author_id
);
