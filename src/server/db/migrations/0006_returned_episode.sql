-- What SSDA903 returns have said of each child, episode by episode: placements are worked out from all of it, so that a
-- later return that begins in the middle of a placement continues it.
CREATE TABLE returned_episode (
  child text,
  start date,
  nth int,
  cells json NOT NULL,
  PRIMARY KEY (child, start, nth)
);
GRANT SELECT, INSERT, DELETE ON returned_episode TO doorstep_system;
