-- The store's tables. Each fact stands once, and what belongs to a node names its number. What documents gave stands in documents, texts, variants, posts and the
-- bodies of statements and meetings; everything else is derived from that in the transaction that writes it.

CREATE TABLE IF NOT EXISTS state (
  id     INTEGER PRIMARY KEY CHECK (id = 1),
  writes INTEGER NOT NULL, -- grows with every change of the graph, so that caches notice writes of other processes
  mark   TEXT NOT NULL,    -- which store this is, and how many transactions have written to it: "parley:STORE:TURN"
  seq    INTEGER NOT NULL  -- the last number given to a node; none is given twice
) STRICT;
INSERT OR IGNORE INTO state VALUES (1, 0, 'parley:' || lower(hex(randomblob(16))) || ':' || printf('%016d', 0), 0);

-- Texts that many nodes share: collections, rules, stances and the like.
CREATE TABLE labels (
  seq  INTEGER PRIMARY KEY,
  text TEXT NOT NULL UNIQUE
) STRICT;

-- Every node. Columns are what it is filtered, sorted and walked by; the body is all else, see codec. 0 stands for none.
CREATE TABLE nodes (
  seq        INTEGER PRIMARY KEY,
  id         TEXT NOT NULL UNIQUE,
  kind       INTEGER NOT NULL, -- its place among graph.Kinds
  same       INTEGER,          -- of another name of an actor or a term: the canonical node
  name       TEXT NOT NULL,
  day        TEXT NOT NULL,
  collection INTEGER NOT NULL, -- label
  document   INTEGER NOT NULL, -- of statements and meetings: node
  actor      INTEGER NOT NULL, -- of statements: canonical node
  term       INTEGER NOT NULL, -- of statements: canonical node
  issue      INTEGER NOT NULL, -- of statements and terms: node
  stance     INTEGER NOT NULL, -- of statements, labels:
  modality   INTEGER NOT NULL,
  directness INTEGER NOT NULL,
  capacity   INTEGER NOT NULL,
  rule       INTEGER NOT NULL, -- of statements and meetings: label
  marks      INTEGER NOT NULL, -- of statements: counts 1, conditional 2, reported 4
  body       BLOB NOT NULL
) STRICT;
CREATE INDEX documents_by_id ON nodes (kind, id) WHERE kind = 0; -- ids of other kinds begin with a word
CREATE INDEX nodes_by_day ON nodes (kind, day, same);
CREATE INDEX nodes_by_document ON nodes (document) WHERE document <> 0;
CREATE INDEX nodes_by_actor ON nodes (actor) WHERE actor <> 0;
CREATE INDEX nodes_by_term ON nodes (term) WHERE term <> 0;
CREATE INDEX nodes_by_issue ON nodes (issue) WHERE issue <> 0;
CREATE INDEX nodes_by_same ON nodes (same) WHERE same IS NOT NULL;

-- Beside each document's node: which variants it gives, and its text and sketch.
CREATE TABLE documents (
  node        INTEGER PRIMARY KEY,
  fingerprint TEXT NOT NULL,
  origin      TEXT NOT NULL,
  gives       BLOB NOT NULL,
  sketch      TEXT NOT NULL -- of its text, by which copies are told; '' for none
) STRICT;
CREATE TABLE texts (
  node INTEGER PRIMARY KEY,
  text TEXT NOT NULL
) STRICT;

-- A party, envoy (without roles), issue or term as some documents name it; documents that say the same share a row.
CREATE TABLE variants (
  seq       INTEGER PRIMARY KEY,
  node      INTEGER NOT NULL,
  documents INTEGER NOT NULL, -- how many say so
  body      BLOB NOT NULL
) STRICT;
CREATE INDEX variants_by_node ON variants (node);

-- What one document says of an envoy: its roles and, where it gives one, the party it represents.
CREATE TABLE posts (
  envoy    INTEGER NOT NULL, -- nodes, as named
  document INTEGER NOT NULL,
  party    INTEGER NOT NULL,
  roles    BLOB NOT NULL,
  PRIMARY KEY (envoy, document)
) STRICT, WITHOUT ROWID;
CREATE INDEX posts_by_document ON posts (document);
CREATE INDEX posts_by_party ON posts (party);

-- What nodes other than statements can be filtered by and is no column of theirs, but for whom they involve.
CREATE TABLE facets (
  field INTEGER NOT NULL, -- see facetFields
  value TEXT NOT NULL,
  node  INTEGER NOT NULL,
  PRIMARY KEY (field, value, node)
) STRICT, WITHOUT ROWID;
CREATE INDEX facets_by_node ON facets (node);

-- Whom nodes other than statements involve: who takes part in a meeting and their parties, the party of an envoy.
CREATE TABLE involved (
  field INTEGER NOT NULL, -- see facetFields
  actor INTEGER NOT NULL, -- canonical node
  node  INTEGER NOT NULL,
  PRIMARY KEY (field, actor, node)
) STRICT, WITHOUT ROWID;
CREATE INDEX involved_by_node ON involved (node);

-- Folded words of canonical nodes. The ascii tokenizer splits at spaces only, since folded words hold nothing else it splits at.
CREATE VIRTUAL TABLE words USING fts5 (text, content = '', contentless_delete = 1, detail = none, tokenize = 'ascii');

-- Edges between canonical nodes, but for those that columns of nodes hold: MADE_BY, ABOUT, IN and SAME_AS. A symmetric edge stands twice, once from each
-- end. The body holds what is beside the ends.
CREATE TABLE edges (
  src   INTEGER NOT NULL,
  kind  INTEGER NOT NULL, -- see edgeKinds
  dst   INTEGER NOT NULL,
  first TEXT NOT NULL, -- MEMBER_OF: its first day
  body  BLOB NOT NULL,
  PRIMARY KEY (src, kind, dst, first)
) STRICT, WITHOUT ROWID;
CREATE INDEX edges_by_end ON edges (dst, kind, src);

-- Whose stance a statement is, all canonical nodes. The rest of a stance row stands in the statement's columns.
CREATE TABLE holdings (
  holder    INTEGER NOT NULL,
  term      INTEGER NOT NULL,
  statement INTEGER NOT NULL,
  marks     INTEGER NOT NULL, -- party 1, voice 2
  PRIMARY KEY (holder, term, statement)
) STRICT, WITHOUT ROWID;
CREATE INDEX holdings_by_statement ON holdings (statement);

CREATE TABLE pairs (
  meeting INTEGER NOT NULL, -- all are nodes
  a_party INTEGER NOT NULL,
  b_party INTEGER NOT NULL,
  a_actor INTEGER NOT NULL,
  b_actor INTEGER NOT NULL,
  body    BLOB NOT NULL,
  PRIMARY KEY (meeting, a_party, b_party, a_actor, b_actor)
) STRICT, WITHOUT ROWID;
CREATE INDEX pairs_by_parties ON pairs (a_party, b_party);
CREATE INDEX pairs_by_actors ON pairs (a_actor, b_actor);

CREATE TABLE judgements (
  kind TEXT NOT NULL,
  a    TEXT NOT NULL,
  b    TEXT NOT NULL,
  note TEXT NOT NULL,
  more TEXT NOT NULL, -- who and when, and of a statement how it was read and what is right
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
