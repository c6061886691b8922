-- The store's tables. Facts stand as documents gave them (documents, variants, parts, posts, nodes of statements and meetings);
-- everything else is derived from them in the transaction that writes them.

CREATE TABLE state (
  id     INTEGER PRIMARY KEY CHECK (id = 1),
  writes INTEGER NOT NULL -- grows with every transaction, so that caches notice writes of other processes
) STRICT;
INSERT INTO state VALUES (1, 0);

CREATE TABLE documents (
  id          TEXT PRIMARY KEY,
  fingerprint TEXT NOT NULL,
  origin      TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- A party, envoy (without roles), issue or term as some document names it; documents that say the same share a row.
CREATE TABLE variants (
  seq      INTEGER PRIMARY KEY,
  id       TEXT NOT NULL,
  kind     TEXT NOT NULL,
  opposite TEXT NOT NULL, -- terms: the opposite's id
  body     TEXT NOT NULL,
  UNIQUE (id, body)
) STRICT;
CREATE INDEX variants_opposite ON variants (opposite) WHERE opposite <> '';

CREATE TABLE parts (
  document TEXT NOT NULL,
  variant  INTEGER NOT NULL,
  PRIMARY KEY (document, variant)
) STRICT, WITHOUT ROWID;
CREATE INDEX parts_variant ON parts (variant);

-- What one document says of an envoy: its roles and, where it gives a party, its REPRESENTS edge.
CREATE TABLE posts (
  envoy    TEXT NOT NULL,
  document TEXT NOT NULL,
  party    TEXT NOT NULL,
  edge     TEXT NOT NULL,
  roles    TEXT NOT NULL,
  PRIMARY KEY (envoy, document)
) STRICT, WITHOUT ROWID;
CREATE INDEX posts_document ON posts (document);
CREATE INDEX posts_party ON posts (envoy, party);

CREATE TABLE nodes (
  seq        INTEGER PRIMARY KEY,
  id         TEXT NOT NULL UNIQUE,
  kind       TEXT NOT NULL,
  canonical  INTEGER NOT NULL,
  name       TEXT NOT NULL,
  day        TEXT NOT NULL,
  collection TEXT NOT NULL,
  document   TEXT NOT NULL, -- of statements and meetings
  place      TEXT NOT NULL, -- in the order of search hits
  body       TEXT NOT NULL
) STRICT;
CREATE INDEX nodes_kind ON nodes (kind, id, canonical);
CREATE INDEX nodes_day ON nodes (kind, day, id, canonical);
CREATE INDEX nodes_document ON nodes (document, kind) WHERE document <> '';

CREATE TABLE facets (
  field TEXT NOT NULL,
  value TEXT NOT NULL,
  node  INTEGER NOT NULL,
  PRIMARY KEY (field, value, node)
) STRICT, WITHOUT ROWID;
CREATE INDEX facets_node ON facets (node);

-- Folded words of canonical nodes. The ascii tokenizer splits at spaces only, since folded words hold nothing else it splits at.
CREATE VIRTUAL TABLE words USING fts5 (text, content = '', contentless_delete = 1, detail = none, tokenize = 'ascii');

-- Ends are canonical but for SAME_AS. A symmetric edge stands twice, once from each end. body holds what is beside the ends.
CREATE TABLE edges (
  seq   INTEGER PRIMARY KEY,
  src   TEXT NOT NULL,
  kind  TEXT NOT NULL,
  dst   TEXT NOT NULL,
  first TEXT NOT NULL,
  body  TEXT NOT NULL,
  UNIQUE (src, kind, dst, first)
) STRICT;
CREATE INDEX edges_dst ON edges (dst, kind, src, first);

CREATE TABLE stances (
  holder      TEXT NOT NULL,
  term        TEXT NOT NULL,
  day         TEXT NOT NULL,
  statement   TEXT NOT NULL,
  stance      TEXT NOT NULL,
  marks       INTEGER NOT NULL, -- conditional 1, voice 2, reported 4
  issue       TEXT NOT NULL,
  collection  TEXT NOT NULL,
  document    TEXT NOT NULL,
  directness  TEXT NOT NULL,
  PRIMARY KEY (holder, term, day, statement)
) STRICT, WITHOUT ROWID;
CREATE INDEX stances_document ON stances (document, statement);

CREATE TABLE pairs (
  a_party TEXT NOT NULL,
  b_party TEXT NOT NULL,
  a_actor TEXT NOT NULL,
  b_actor TEXT NOT NULL,
  meeting TEXT NOT NULL,
  body    TEXT NOT NULL,
  PRIMARY KEY (a_party, b_party, a_actor, b_actor, meeting)
) STRICT, WITHOUT ROWID;
CREATE INDEX pairs_meeting ON pairs (meeting);
CREATE INDEX pairs_actors ON pairs (a_actor, b_actor);

CREATE TABLE aliases (
  alias     TEXT PRIMARY KEY,
  canonical TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX aliases_canonical ON aliases (canonical);

CREATE TABLE judgements (
  kind TEXT NOT NULL,
  a    TEXT NOT NULL,
  b    TEXT NOT NULL,
  note TEXT NOT NULL,
  PRIMARY KEY (kind, a, b)
) STRICT, WITHOUT ROWID;

-- The journal.
CREATE TABLE loads (
  seq INTEGER PRIMARY KEY,
  at  TEXT NOT NULL
) STRICT;
CREATE TABLE loaded (
  load     INTEGER NOT NULL,
  ordinal  INTEGER NOT NULL,
  document TEXT NOT NULL,
  outcome  TEXT NOT NULL,
  PRIMARY KEY (load, ordinal)
) STRICT, WITHOUT ROWID;
