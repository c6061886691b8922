package storetest

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/parleygraph/parley/graph"
)

// wire is an agency's text, long enough to be known again.
const wire = `The ministers sat for nine hours in the old customs house and left by the garden door. Nobody in the square below could say what had been
settled, though the lights on the upper floor were seen to go on and off. A porter who had carried the maps up said that the blue one was missing when he carried them
down. The baker across the street sold out twice before noon, and the ferry waited at the quay for passengers who did not come.`

// printed drafts a document that holds a text and a party's stance.
func printed(id string, day graph.Day, publisher, text, party string, stance graph.Stance) graph.Extraction {
	d := newDraft(id, day)
	d.x.Document.Publisher = publisher
	d.text.WriteString(text + "\n")
	d.says(d.party(party), "", stance, d.term("open dam", "Water"))
	return d.extraction()
}

// syndicated drafts a wire's text as three papers print it, a chain of texts of which only neighbours are alike, and others.
func syndicated() []graph.Extraction {
	header := strings.ToUpper(wire[:40]) + ". By our own correspondent.\n\n"
	words := strings.Fields(wire)
	edited := slices.Clone(words)
	edited[10], edited[50] = "yard", "closed"
	other := strings.Fields("Rain fell on the lower valley all week, and the mills that stand below the weir had to be shut for want of men. The council met once and sent for the engineer, who looked at the gauge and said little. A second letter went to the capital by the night coach, sealed with green wax.")
	chain := func(from, to int) string { return strings.Join(append(slices.Clone(words[from:]), other[:to]...), " ") }
	return []graph.Extraction{
		printed("copies/a", "2024-05-03", "Gazette", wire, "Aldmark", graph.Demands),
		printed("copies/b", "2024-05-02", "Herald", header+strings.Join(words, "\n"), "Aldmark", graph.Demands),
		printed("copies/c", "", "Courier", strings.Join(edited, " "), "Aldmark", graph.Demands),
		printed("copies/d", "2024-05-04", "Courier", strings.Join(other, " "), "Aldmark", graph.Demands),
		printed("copies/e", "2024-05-05", "Herald", chain(20, 20), "Borvia", graph.Rejects),
		printed("copies/f", "2024-05-01", "Herald", "A stall.", "Borvia", graph.Rejects),
		printed("copies/g", "2024-05-01", "Gazette", "A stall.", "Borvia", graph.Rejects),
	}
}

// countedOnce holds that copies make one source of an overlap.
func countedOnce(t *testing.T, whole bench) {
	t.Helper()
	query := graph.OverlapQuery{Parties: []string{"Aldmark", "Borvia"}}
	overlap, err := graph.FindOverlap(t.Context(), whole, query)
	if err != nil || len(overlap.Rows) != 1 {
		t.Fatalf("want one row, got %v, %v", overlap.Rows, err)
	}
	same(t, "documents and sources", []int{7, 4}, []int{overlap.Rows[0].Documents, overlap.Rows[0].Sources}) // the chain's is one with the wire's
	for least, rows := range map[int]int{4: 1, 5: 0} {
		query.MinDocuments = least
		compareVerdicts(t, graph.NewPacked(whole.Store), whole.Store, query)
		overlap, err := graph.FindOverlap(t.Context(), whole, query)
		if err != nil || len(overlap.Rows) != rows {
			t.Errorf("at least %d documents: want %d rows, got %v, %v", least, rows, overlap.Rows, err)
		}
	}
}

// testCopies holds which documents are copies of one text, whatever comes first and whatever goes, and counts copies once.
func testCopies(t *testing.T, open Opener) {
	all := syndicated()
	whole := open.store(t, all...)
	same(t, "first of the copies", "copies/a>copies/b copies/c>copies/b copies/e>copies/b", copiesIn(whole, all))
	t.Run("counted once", func(t *testing.T) { countedOnce(t, whole) })
	t.Run("corroboration", func(t *testing.T) {
		found, err := graph.FindCorroborations(t.Context(), whole, graph.OverlapQuery{Parties: []string{"Aldmark"}})
		if err != nil || len(found) != 1 {
			t.Fatalf("want one, got %v, %v", found, err)
		}
		c := found[0]
		same(t, "counts", "4 statements, 4 documents, 2 sources, [Courier Herald]", fmt.Sprintf("%d statements, %d documents, %d sources, %v", c.Statements, c.Documents, c.Sources, c.Publishers))
	})
	want := whole.export()
	t.Run("any order", func(t *testing.T) {
		rng := rand.New(rand.NewPCG(7, 7))
		for range 4 {
			shuffled := slices.Clone(all)
			rng.Shuffle(len(shuffled), func(i, j int) { shuffled[i], shuffled[j] = shuffled[j], shuffled[i] })
			same(t, "export", want, open.store(t, shuffled...).export())
		}
	})
	again := printed("copies/a", "2024-05-03", "Gazette", "Something else altogether was said on that day.", "Aldmark", graph.Demands)
	steps := []struct {
		name  string
		batch graph.Batch
		left  []graph.Extraction
	}{
		{"without the first", graph.Batch{Remove: []string{"copies/b"}}, without(all, "copies/b")},
		{"one of them rewritten", graph.Batch{Put: []graph.Extraction{again}}, append(without(all, "copies/a", "copies/b"), again)},
		{"as before", graph.Batch{Put: []graph.Extraction{all[0], all[1]}}, all},
	}
	left := make([]string, len(steps))
	for i, step := range steps {
		left[i] = open.store(t, step.left...).export()
	}
	changed := open.store(t, all...)
	packed := graph.NewPacked(changed.Store)
	query := graph.OverlapQuery{Parties: []string{"Aldmark", "Borvia"}}
	compareVerdicts(t, packed, changed.Store, query)
	for i, step := range steps {
		changed.apply(step.batch)
		same(t, step.name, left[i], changed.export())
		compareVerdicts(t, packed, changed.Store, query)
	}
}

// copiesIn returns which documents are copies of which.
func copiesIn(b bench, all []graph.Extraction) string {
	b.Helper()
	var ids, found []string
	for i := range all {
		ids = append(ids, all[i].Document.ID)
	}
	firsts, err := graph.FindSources(b.Context(), b, ids)
	if err != nil {
		b.Fatal(err)
	}
	for _, id := range ids {
		if firsts[id] != "" {
			found = append(found, id+">"+firsts[id])
		}
	}
	return strings.Join(found, " ")
}

// without returns the documents but for some.
func without(all []graph.Extraction, ids ...string) []graph.Extraction {
	return slices.DeleteFunc(slices.Clone(all), func(x graph.Extraction) bool { return slices.Contains(ids, x.Document.ID) })
}
