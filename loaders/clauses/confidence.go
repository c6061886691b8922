package clauses

import (
	"github.com/parleygraph/parley/loaders/clauses/people"

	_ "embed"
	"strconv"
	"strings"
)

// measured holds, for each rule, how often it fired on the annotated fixtures and how often it was right: "rule hits fires" a line. A test
// keeps it equal to what the grammar does; run it with -measure after a change.
//
//go:embed confidence.txt
var measured string

// A measure is how often a rule was right and how often it fired.
type measure struct {
	hits, fires int
}

func measures() map[string]measure {
	found := map[string]measure{}
	for line := range strings.Lines(measured) {
		if f := strings.Fields(line); len(f) == 3 {
			hits, _ := strconv.Atoi(f[1]) // the file is ours and tested
			fires, _ := strconv.Atoi(f[2])
			found[f[0]] = measure{hits, fires}
		}
	}
	return found
}

// foundByForm is the line of measured for actors that no pack knows.
const foundByForm = "actor.by-form"

// confidence returns that of a rule's statement about an actor: of one that only its form tells, no more than such actors deserve.
func (d *Document) confidence(rule string, a people.Actor) float64 {
	sure := d.x.Confidence(rule)
	if a.Kind == people.OrgActor || a.Kind == people.PartyActor && d.Own[a.Party.ID] != nil {
		return min(sure, d.x.Confidence(foundByForm))
	}
	return sure
}

// Confidence returns (hits + 1) / (fires + 2) of a rule on the annotated fixtures: Laplace's rule of succession. A rule that never fired there,
// one of a user's pack too, has one half.
func (x *Reader) Confidence(rule string) float64 {
	m := x.sure[rule]
	return float64(m.hits+1) / float64(m.fires+2)
}
