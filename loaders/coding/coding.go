// Package coding holds what people coded by hand: a table with a row for each statement, as Discourse Network Analyzer exports it or as a spreadsheet holds it. The
// loaders read the rows; Attach puts them into a document beside what the reader found, each with its quote found in the text and its coder named.
//
//	rows := []coding.Row{{Document: "a.txt", Actor: "Ghana", Stance: graph.Rejects, Concept: "cocoa floor price", Quote: "...", Coder: "mk"}}
//	faults := coding.Attach(set, &extraction, rows)
package coding

import (
	"cmp"
	"strconv"
	"strings"

	"github.com/parleygraph/parley/graph"
)

// A Row is one coded statement.
type Row struct {
	Path      string       `json:"path"`     // the table's
	Line      int          `json:"line"`     // in the table
	Document  string       `json:"document"` // its id or file name
	Title     string       `json:"title"`    // its title, where the table gives one beside
	Actor     string       `json:"actor"`    // a party or a person
	Party     string       `json:"party"`    // for whom a person speaks
	Stance    graph.Stance `json:"stance"`
	Concept   string       `json:"concept"`   // what the stance is about
	Quote     string       `json:"quote"`     // the words that prove it
	Start     int          `json:"start"`     // where the quote stands, in characters, if End is above it
	End       int          `json:"end"`       //
	Point     string       `json:"point"`     // the words of the concept in the quote, where the coder marked them
	Condition string       `json:"condition"` // likewise
	Coder     string       `json:"coder"`
}

// ColumnNames are the names under which tables hold what a row is made of, in lower case without marks; the first is the one to map columns to. Those of Discourse
// Network Analyzer are among them.
func ColumnNames() [][]string {
	return [][]string{
		{"document", "documentid", "docid", "doc", "file", "filename"},
		{"documenttitle", "doctitle"},
		{"actor", "person", "speaker", "organization", "organisation", "party"},
		{"party", "organization", "organisation", "affiliation"},
		{"concept", "category", "claim", "issue", "code"},
		{"stance", "relation", "rel"},
		{"agreement", "agree", "qualifier"},
		{"quote", "text", "statementtext", "excerpt", "evidence"},
		{"start", "startposition"},
		{"stop", "end", "stopposition"},
		{"point"},
		{"condition"},
		{"coder", "codername", "coderid", "annotator"},
	}
}

// Is tells whether a table with these columns holds coded statements: an actor, a concept and a side.
func Is(at map[string]int) bool {
	_, concept := at["concept"]
	_, actor := at["actor"]
	_, agreement := at["agreement"]
	_, stance := at["stance"]
	return concept && actor && (agreement || stance)
}

// Read makes a row of the values of its columns. The error is graph.Invalid.
func Read(value func(column string) string) (Row, error) {
	r := Row{
		Document: value("document"), Title: value("documenttitle"), Actor: value("actor"), Party: value("party"), Concept: value("concept"), Quote: value("quote"),
		Point: value("point"), Condition: value("condition"), Coder: value("coder"),
	}
	if r.Actor == "" {
		r.Actor = r.Party // of Discourse Network Analyzer: an organization speaks for itself
	}
	if strings.EqualFold(r.Actor, r.Party) {
		r.Party = ""
	}
	switch {
	case r.Actor == "":
		return r, graph.Errorf(graph.Invalid, "it names no actor")
	case r.Concept == "":
		return r, graph.Errorf(graph.Invalid, "it names no concept")
	case r.Document == "" && r.Title == "":
		return r, graph.Errorf(graph.Invalid, "it names no document")
	}
	r.Start, _ = strconv.Atoi(value("start")) // no number: the quote is looked for
	r.End, _ = strconv.Atoi(value("stop"))
	if r.Quote == "" && r.End <= r.Start {
		return r, graph.Errorf(graph.Invalid, "it has no quote: give the words of the text that prove it")
	}
	var err error
	r.Stance, err = stanceOf(value("stance"), value("agreement"))
	return r, err
}

// stanceOf reads a stance, else an agreement: "yes" is support, "no" rejection.
func stanceOf(stance, agreement string) (graph.Stance, error) {
	switch s := graph.Stance(strings.ToUpper(stance)); s {
	case graph.Demands, graph.Proposes, graph.Supports, graph.Rejects:
		return s, nil
	}
	switch strings.ToLower(cmp.Or(agreement, stance)) {
	case "yes", "true", "1", "agree", "agreement", "support", "pro", "for", "+", "demand":
		return graph.Supports, nil
	case "no", "false", "0", "-1", "disagree", "disagreement", "reject", "oppose", "opposes", "con", "contra", "against", "-":
		return graph.Rejects, nil
	}
	return "", graph.Errorf(graph.Invalid, "%q is no stance: write DEMANDS, PROPOSES, SUPPORTS or REJECTS, or an agreement of yes or no", cmp.Or(stance, agreement))
}
