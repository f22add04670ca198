-- Pieces of an attachment smaller than a chunk, by the byte they begin at: what a bad link could carry so far. Once the
-- pieces of a chunk are all here they become a row of blob_chunk and go, so that whatever reads or completes an
-- attachment, also a server that knows nothing of pieces, finds it there. No person ever reads them.
CREATE TABLE blob_part (
  sha256 text,
  uploader uuid,
  begins int,
  bytes bytea NOT NULL,
  PRIMARY KEY (sha256, uploader, begins),
  FOREIGN KEY (sha256, uploader) REFERENCES blob (sha256, uploader) ON DELETE CASCADE
);
ALTER TABLE blob_part ENABLE ROW LEVEL SECURITY;
CREATE POLICY system ON blob_part TO doorstep_system USING (true) WITH CHECK (true);
GRANT SELECT, INSERT, UPDATE, DELETE ON blob_part TO doorstep_system;
