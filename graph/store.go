package graph

import "context"

// A Store keeps the graph. The embedded store and Neo4j both keep this contract, and package storetest proves it for any other.
//
// Concurrency: every method may be called from several goroutines, and from several processes at once. A reader sees whole documents only:
// all that a transaction wrote or nothing of it, derived edges included.
// Cancellation: a cancelled context stops the call with the context's error; a document is then wholly written or not at all.
// Errors carry a Code: Invalid for a broken argument, Unavailable for a store that can't be reached, is locked or damaged, Unsupported for
// one that a newer parley wrote, Internal otherwise. An id that nothing goes by is no error unless said so.
// Order: every list is in a total order that ends with the id; times are UTC; what is absent is the zero value, never null.
// Actors: an actor's id or that of any other of its names means the canonical actor, in arguments and in answers. Only SAME_AS edges and
// ListQuery.AllNames speak of names. Statements, meetings and roles keep the ids that their document names.
type Store interface {
	// Apply removes and puts documents, removals first, in the order given, and reports on each. Each is written whole or not at all, all of them in one transaction unless
	// two hold a statement or meeting of one id: then each in one of its own, and the later of the two is a Conflict. What is reported is committed. Putting a document whose
	// fingerprint is stored already writes nothing. Putting other content under a stored id replaces the document if its Origin is
	// the same or Batch.Replace is set, else its outcome is a Conflict error. An extraction that fails Validate is refused as Invalid. Derived nodes
	// and edges are rebuilt in the same transaction. The error is for the batch as a whole (cancelled, unavailable); what
	// was applied until then is reported and stays.
	Apply(ctx context.Context, batch Batch) ([]Applied, error)

	// Judge records judgements, or takes back those with Undo set, and rebuilds what they touch, in one transaction. Recording one that stands,
	// or taking back one that does not, writes nothing.
	Judge(ctx context.Context, judgements ...Judgement) error

	// Judgements returns the recorded judgements in the order of their keys.
	Judgements(ctx context.Context) ([]Judgement, error)

	// Nodes returns the node of each id, in the order of ids, nil where nothing goes by it.
	Nodes(ctx context.Context, ids []string) ([]Node, error)

	// Extractions returns what the documents of these ids were put with, in the order of ids but for those that nothing goes by. An extraction's lists
	// are in the order of their ids. Put into another store, with the judgements, they give the same graph.
	Extractions(ctx context.Context, documents []string) ([]Extraction, error)

	// List returns a page of the nodes of some kinds that pass a filter.
	List(ctx context.Context, query ListQuery) (Page, error)

	// Edges returns, for each node of query.From in its order, a page of its edges of some kinds.
	Edges(ctx context.Context, query EdgeQuery) ([]EdgePage, error)

	// Stances returns what actors hold on terms, in the order of CompareStanceRows: term, holder, day, statement.
	Stances(ctx context.Context, query StanceQuery) ([]StanceRow, error)

	// Search returns a page of the nodes whose text holds every word of the query, see SearchWords: by kind in the order of Kinds, then
	// day, newest first and unknown last, then id.
	Search(ctx context.Context, query SearchQuery) (HitPage, error)

	// Info describes the store: what it is, its revision and how much it holds.
	Info(ctx context.Context) (Info, error)

	// Loads returns the journal's last n entries, newest first. The journal is never part of an export or the revision.
	Loads(ctx context.Context, n int) ([]Load, error)

	// Names returns the canonical id of each actor's and term's id that stands for another: every SAME_AS edge, as a map.
	Names(ctx context.Context) (Canon, error)

	// Close lets go of the store. It may be called once; other calls must have ended.
	Close() error
}

// A Batch is what Apply writes.
type Batch struct {
	Remove  []string     // ids of documents
	Put     []Extraction // documents with what they yield
	Replace bool         // let other content take a stored id, whatever its origin
}

// Outcome says what Apply did with a document.
type Outcome string

// The outcomes.
const (
	Added     Outcome = "added"
	Unchanged Outcome = "unchanged"
	Replaced  Outcome = "replaced"
	Removed   Outcome = "removed"
	Refused   Outcome = "refused" // Applied.Err says why; nothing was written
)

// Applied reports on one document of a batch. Err is NotFound for the removal of an unknown document, Conflict or Invalid for a refused one.
type Applied struct {
	Document string
	Outcome  Outcome
	Err      error
}

// A ListQuery asks for nodes.
type ListQuery struct {
	Kinds    []Kind // empty: every kind
	Filter   Filter
	Sort     Field  // FieldID (the default), FieldName or FieldDay; a node without a value sorts as ""
	Reverse  bool   // sort downwards, ids too
	After    Cursor // the key is the sort field's value
	First    int    // how many at most; 0 means none but Total
	Count    bool   // fill Page.Total
	AllNames bool   // also the actors that are not canonical, as named; ids in the filter are literal
}

// A Page of nodes in order. Cursors[i] stands behind Nodes[i].
type Page struct {
	Nodes   []Node
	Cursors []Cursor
	More    bool // others follow the last
	Total   int  // how many there are in all, where asked for
}

// An EdgeQuery asks for the edges of nodes.
type EdgeQuery struct {
	From    []string   // ids of the nodes to walk from
	Kinds   []EdgeKind // empty: every kind
	Reverse bool       // walk edges that lead to the nodes of From instead; symmetric kinds are walked from both ends either way
	Filter  Filter     // on the node at the other end
	After   Cursor     // for each page, see EdgeCursor
	First   int        // how many at most for each node; 0 means none but Total
	Count   bool       // fill EdgePage.Total
}

// An EdgePage holds edges of one node, sorted by kind and the other end's id. Cursors[i] stands behind Edges[i]. A symmetric edge
// is turned so that From is the node asked for.
type EdgePage struct {
	Edges   []Edge
	Cursors []Cursor
	More    bool
	Total   int
}

// A StanceQuery asks for stance rows. Empty lists take everything.
type StanceQuery struct {
	Holders     []string // ids of parties or envoys
	Terms       []string
	Issues      []string // issue ids
	Collections []string
	Documents   []string
	Directness  []Directness
	Window      Window // rows of unknown day are returned whatever the window: the caller counts them
}

// A StanceRow says that an actor holds a stance on a term by one statement that Counts. StanceRows makes one row for each of
// Statement.Holders.
type StanceRow struct {
	Holder      string // canonical id
	Term        string
	Day         Day
	Statement   string
	Stance      Stance
	Conditional bool
	Voice       bool // made by somebody who only BelongsTo the holder: stands beside its position
	Reported    bool // another actor reports it: makes a position only where the holder has no statement of its own on the term
	Issue       string
	Collection  string
	Document    string
	Directness  Directness
	Source      string // the first of the copies of its document, "" where it has none; stores leave it out, see FindSources
}

// Info describes a store.
type Info struct {
	Engine       string       `json:"engine"`  // sqlite, neo4j
	Version      string       `json:"version"` // the engine's
	Schema       int          `json:"schema"`
	Revision     string       `json:"revision"` // a hash of the set of fingerprints and judgements, equal in every store; see Revision
	Counts       map[Kind]int `json:"counts"`   // of nodes; canonical actors only
	Fingerprints []string     `json:"-"`        // one for each document, in the order of document ids; not to be written to
}

// A Load is one journal entry: when a batch was applied, and the documents of each outcome.
type Load struct {
	At        string               `json:"at"` // RFC 3339, UTC, from the store's clock
	Documents map[Outcome][]string `json:"documents"`
}
