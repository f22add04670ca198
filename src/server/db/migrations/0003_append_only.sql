-- Even the owner of these tables gets an error: the trigger does not ask who.
CREATE FUNCTION refuse_rewriting() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege';
END $$;

DO $$
DECLARE kept text;
BEGIN
  FOREACH kept IN ARRAY ARRAY['op_inbox', 'change', 'revision', 'audit'] LOOP
    EXECUTE format(
      'CREATE TRIGGER %I BEFORE UPDATE OR DELETE OR TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewriting()',
      kept || '_append_only', kept);
  END LOOP;
END $$;

GRANT SELECT, INSERT ON ALL TABLES IN SCHEMA doorstep TO doorstep_system;
GRANT UPDATE, DELETE ON
  service, permission, account, session, sign_in_attempt, op_result, file, record, extract, allocation, placement,
  file_grant, blob, blob_chunk, blob_reference
TO doorstep_system;
REVOKE ALL ON server_epoch FROM doorstep_system;
GRANT SELECT, INSERT ON server_epoch TO doorstep_system;
GRANT USAGE ON ALL SEQUENCES IN SCHEMA doorstep TO doorstep_system;
