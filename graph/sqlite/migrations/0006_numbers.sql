-- Edges keep the numbers of their kinds, the parties and actors that nodes are found by are nodes' numbers, and sketches stand beside their documents. Bodies of variants, which are looked up by them, are
-- written as they are today; those of nodes are read in either form. The index of ids and kinds is left to documents, whose ids begin with no word of their own.

ALTER TABLE edges RENAME TO former_edges;
DROP INDEX edges_by_end;
CREATE TABLE edges (
  src   INTEGER NOT NULL,
  kind  INTEGER NOT NULL, -- see edgeKinds
  dst   INTEGER NOT NULL,
  first TEXT NOT NULL, -- MEMBER_OF: its first day
  body  BLOB NOT NULL,
  PRIMARY KEY (src, kind, dst, first)
) STRICT, WITHOUT ROWID;
CREATE INDEX edges_by_end ON edges (dst, kind, src);
CREATE TABLE edge_kinds (name TEXT PRIMARY KEY, number INTEGER NOT NULL) STRICT;
INSERT INTO edge_kinds VALUES
  ('ABOUT', 0), ('ATTENDED', 1), ('COPY_OF', 2), ('DEMANDS', 3), ('ECHOES', 4), ('IN', 5), ('MADE_BY', 6), ('MEMBER_OF', 7), ('MET_WITH', 8), ('ON_BEHALF_OF', 9),
  ('ON_ISSUE', 10), ('OPPOSITE_OF', 11), ('PART_OF', 12), ('PROPOSES', 13), ('REJECTS', 14), ('REPRESENTS', 15), ('REVISES', 16), ('SAME_AS', 17), ('SUPPORTS', 18);
INSERT INTO edges SELECT e.src, k.number, e.dst, e.first, e.body FROM former_edges e LEFT JOIN edge_kinds k ON k.name = e.kind ORDER BY 1, 2, 3, 4;
DROP TABLE former_edges;
DROP TABLE edge_kinds;

CREATE TABLE involved (
  field INTEGER NOT NULL,
  actor INTEGER NOT NULL,
  node  INTEGER NOT NULL,
  PRIMARY KEY (field, actor, node)
) STRICT, WITHOUT ROWID;
CREATE INDEX involved_by_node ON involved (node);
INSERT INTO involved SELECT f.field, n.seq, f.node FROM facets f JOIN nodes n ON n.id = f.value WHERE f.field IN (4, 5) ORDER BY 1, 2, 3;
DELETE FROM facets WHERE field IN (4, 5);

ALTER TABLE documents ADD COLUMN sketch TEXT NOT NULL DEFAULT '';
UPDATE documents SET sketch = f.value FROM facets f WHERE f.field = -1 AND f.node = documents.node;
DELETE FROM facets WHERE field = -1;

UPDATE variants SET body = parley_body((SELECT n.kind FROM nodes n WHERE n.seq = variants.node), body);

DROP INDEX nodes_by_kind;
CREATE INDEX documents_by_id ON nodes (kind, id) WHERE kind = 0;
