-- Edges stand in the order of their keys, which were kept twice before.

ALTER TABLE edges RENAME TO former_edges;
DROP INDEX edges_by_end;
CREATE TABLE edges (
  src   INTEGER NOT NULL,
  kind  TEXT NOT NULL,
  dst   INTEGER NOT NULL,
  first TEXT NOT NULL, -- MEMBER_OF: its first day
  body  BLOB NOT NULL,
  PRIMARY KEY (src, kind, dst, first)
) STRICT, WITHOUT ROWID;
CREATE INDEX edges_by_end ON edges (dst, kind, src);
INSERT INTO edges SELECT src, kind, dst, first, body FROM former_edges ORDER BY src, kind, dst, first;
DROP TABLE former_edges;
