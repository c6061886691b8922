package gold

import (
	"strings"
	"unicode/utf8"

	"github.com/parleygraph/parley/graph"
)

// longestQuote is how many characters a quote may have, white space collapsed: a quote is evidence, not a page, and a longer one proves nothing.
const longestQuote = 700

// An output is a statement that takes a side, folded for comparison.
type output struct {
	*graph.Statement
	party     string   // for which it counts, else the actor; as named
	holders   []string // the party's names to compare by
	quote     string   // empty where it is too long
	said      string   // scope, point and the term's label
	body      string   // the document's text
	condition string
}

// outputs returns the statements of an extraction that take a side.
func (n names) outputs(x *graph.Extraction) []output {
	parties, labels := partyNames(x), map[string]string{}
	for i := range x.Terms {
		labels[x.Terms[i].ID] = x.Terms[i].Label
	}
	var found []output
	for i := range x.Statements {
		s := &x.Statements[i]
		if s.Stance.Sign() == 0 {
			continue
		}
		o := output{Statement: s, party: parties[s.Party], quote: evidence(s.Quote.Text), said: fold(s.Scope + " " + s.Point.Text + " " + labels[s.Term]), condition: fold(conditions(s)), body: x.Document.Text}
		if o.party == "" {
			o.party = s.ActorName
		}
		o.holders = n.all(o.party)
		found = append(found, o)
	}
	return found
}

// once leaves out outputs that say the same again: party, stance, point and evidence tell them apart.
func once(outputs []output) []output {
	type key struct {
		party, point string
		stance       graph.Stance
		start        int
	}
	var kept []output
	seen := map[key]bool{}
	for _, o := range outputs {
		if k := (key{o.party, fold(o.Point.Text), o.Stance, o.Quote.Start}); !seen[k] {
			seen[k] = true
			kept = append(kept, o)
		}
	}
	return kept
}

func partyNames(x *graph.Extraction) map[string]string {
	found := map[string]string{}
	for i := range x.Parties {
		found[x.Parties[i].ID] = x.Parties[i].Name
	}
	return found
}

func conditions(s *graph.Statement) string {
	var all []string
	for _, c := range s.Conditions {
		all = append(all, c.Text)
	}
	return strings.Join(all, " ; ")
}

// evidence folds a quote; one that is too long proves nothing.
func evidence(quote string) string {
	quote = fold(quote)
	if utf8.RuneCountInString(quote) > longestQuote {
		return ""
	}
	return quote
}

// proves tells whether a quote, given with its folded form, holds the row's evidence.
func (r *Row) proves(quote graph.Passage, folded string) bool {
	if r.EvAt != nil {
		return folded != "" && r.EvAt.meets(quote)
	}
	return folded != "" && strings.Contains(folded, fold(r.Ev))
}

// agreement says in what an output agrees with a row.
type agreement struct {
	evidence, sign, relation, actor, point bool
}

func (a agreement) bySign() bool { return a.evidence && a.sign && a.actor && a.point }

func (a agreement) exact() bool { return a.bySign() && a.relation }

// compare holds an output against a row of a stance.
func (n names) compare(r *Row, o *output) (agreement, error) {
	stance := graph.Stance(r.Rel)
	a := agreement{evidence: r.proves(o.Quote, o.quote), sign: stance.Sign() == o.Stance.Sign(), relation: stance == o.Stance, point: true}
	a.actor = share(o.holders, n.each(r.Actor, r.ActorAlt))
	if r.PointAt != nil {
		a.point = r.PointAt.covered(o.body, o.Point)
		return a, nil
	}
	for i := 0; i < len(r.Keys) && a.evidence && a.point; i++ {
		var err error
		if a.point, err = r.Keys[i].in(o.said); err != nil {
			return a, err
		}
	}
	return a, nil
}

// pair returns which rows are proved in a largest one-to-one pairing of rows and outputs, so that no output proves two rows: Kuhn's algorithm
// of augmenting paths. fits tells whether output o proves row r.
func pair(rows, outputs int, fits func(r, o int) bool) map[int]bool {
	owner := map[int]int{}
	var place func(r int, seen map[int]bool) bool
	place = func(r int, seen map[int]bool) bool {
		for o := range outputs {
			if seen[o] || !fits(r, o) {
				continue
			}
			seen[o] = true
			if other, taken := owner[o]; !taken || place(other, seen) {
				owner[o] = r
				return true
			}
		}
		return false
	}
	for r := range rows {
		place(r, map[int]bool{})
	}
	paired := map[int]bool{}
	for _, r := range owner {
		paired[r] = true
	}
	return paired
}
