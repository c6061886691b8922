package export

import (
	"context"
	"io"
	"slices"
	"strconv"
	"strings"

	"github.com/parleygraph/parley/graph"
)

// A position is a row of the tidy table: one statement that takes a side, for one of the parties that it is a stance of. Counts tells whether it makes that party's position,
// or stands beside it as a voice or a possibility.
type position struct {
	Party      string  `parquet:"party"`
	PartyID    string  `parquet:"party_id"`
	Actor      string  `parquet:"actor"`
	Term       string  `parquet:"term"`
	TermID     string  `parquet:"term_id"`
	Issue      string  `parquet:"issue"`
	Stance     string  `parquet:"stance"`
	Sign       int64   `parquet:"sign"`
	Conditions string  `parquet:"conditions"`
	Counts     bool    `parquet:"counts"`
	SaidBy     string  `parquet:"said_by"`
	Modality   string  `parquet:"modality"`
	Directness string  `parquet:"directness"`
	Day        string  `parquet:"day"`
	Quote      string  `parquet:"quote"`
	Start      int64   `parquet:"start"`
	End        int64   `parquet:"end"`
	Document   string  `parquet:"document"`
	Title      string  `parquet:"title"`
	Publisher  string  `parquet:"publisher"`
	Collection string  `parquet:"collection"`
	Rule       string  `parquet:"rule"`
	Confidence float64 `parquet:"confidence"`
	Statement  string  `parquet:"statement"`
	Citation   string  `parquet:"citation"`
}

// positions returns the rows of the scope, by day and statement.
func (s *source) positions(ctx context.Context) ([]position, error) {
	var statements []*graph.Statement
	var beside []string
	err := s.statements(ctx, func(n *graph.Statement) error {
		if n.Stance.Sign() != 0 && n.Term != "" {
			statements = append(statements, n)
			beside = append(beside, n.Term, n.Issue, n.Document)
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	named, err := s.named(ctx, beside)
	if err != nil {
		return nil, err
	}
	canonical, err := s.canonical(ctx, statements)
	var rows []position
	for _, n := range statements {
		for _, party := range canonical[n.ID] {
			rows = append(rows, s.position(n, party, named))
		}
	}
	return rows, err
}

// named returns what goes by ids, by the ids asked for: of several names of one term each leads to the one that stands for all.
func (s *source) named(ctx context.Context, ids []string) (map[string]graph.Node, error) {
	slices.Sort(ids)
	ids = slices.Compact(ids)
	nodes, err := s.store.Nodes(ctx, ids)
	found := map[string]graph.Node{}
	for i, n := range nodes {
		if n != nil {
			found[ids[i]] = n
		}
	}
	return found, err
}

// canonical returns for each statement the parties whose stance it is, of the scope's where it names any.
func (s *source) canonical(ctx context.Context, statements []*graph.Statement) (map[string][]*graph.Party, error) {
	var ids []string
	for _, n := range statements {
		ids = append(ids, n.Parties()...)
	}
	nodes, err := s.store.Nodes(ctx, ids)
	if err != nil {
		return nil, err
	}
	found := map[string][]*graph.Party{}
	for _, n := range statements {
		of := nodes[:len(n.Parties())]
		nodes = nodes[len(of):]
		for _, node := range of {
			party, is := node.(*graph.Party)
			if is && (len(s.parties) == 0 || slices.Contains(s.parties, party.ID)) && !slices.Contains(found[n.ID], party) {
				found[n.ID] = append(found[n.ID], party)
			}
		}
	}
	return found, nil
}

func (s *source) position(n *graph.Statement, party *graph.Party, named map[string]graph.Node) position {
	row := position{
		Party: party.Name, PartyID: party.ID, Actor: n.ActorName, TermID: n.Term, Stance: string(n.Stance), Sign: int64(n.Stance.Sign()),
		Counts: n.Counts() && n.Capacity != graph.BelongsTo, Modality: string(n.Modality), Directness: string(n.Directness), Day: string(n.Day), Quote: n.Quote.Text,
		Start: int64(n.Quote.Start), End: int64(n.Quote.End), Document: n.Document, Collection: n.Collection, Rule: n.Rule, Confidence: n.Confidence, Statement: n.ID,
		Citation: s.citation(),
	}
	if n.SaidBy != nil {
		row.SaidBy = n.SaidBy.Name
	}
	row.Conditions = conditions(n)
	if t, is := named[n.Term].(*graph.Term); is {
		row.Term, row.TermID = t.Label, t.ID
	}
	if i, is := named[n.Issue].(*graph.Issue); is {
		row.Issue = i.Name
	}
	if d, is := named[n.Document].(*graph.Document); is {
		row.Title, row.Publisher = d.Title, d.Publisher
	}
	return row
}

func conditions(n *graph.Statement) string {
	var texts []string
	for _, c := range n.Conditions {
		texts = append(texts, c.Text)
	}
	return strings.Join(texts, "; ")
}

// writePositions writes the tidy rows as CSV.
func writePositions(ctx context.Context, s *source, w io.Writer) error {
	rows, err := s.positions(ctx)
	if err != nil {
		return err
	}
	t := newTable(w, "party", "party_id", "actor", "term", "term_id", "issue", "stance", "sign", "conditions", "counts", "said_by", "modality", "directness", "day", "quote",
		"start", "end", "document", "title", "publisher", "collection", "rule", "confidence", "statement", "citation")
	for _, r := range rows {
		t.row(r.Party, r.PartyID, r.Actor, r.Term, r.TermID, r.Issue, r.Stance, strconv.FormatInt(r.Sign, 10), r.Conditions, strconv.FormatBool(r.Counts), r.SaidBy,
			r.Modality, r.Directness, r.Day, r.Quote, strconv.FormatInt(r.Start, 10), strconv.FormatInt(r.End, 10), r.Document, r.Title, r.Publisher, r.Collection, r.Rule,
			strconv.FormatFloat(r.Confidence, 'f', 4, 64), r.Statement, r.Citation)
	}
	return t.end()
}
