package storetest

import (
	"fmt"
	"strings"
	"testing"

	"github.com/parleygraph/parley/graph"
)

func hitIDs(page graph.HitPage) []string {
	found := []string{}
	for _, hit := range page.Hits {
		found = append(found, hit.Node.NodeID())
	}
	return found
}

// searchable returns documents to search in, and the many words that only the last of them holds.
func searchable() (a, c, z graph.Extraction, words string) {
	draft := func(id string, day graph.Day, title string) graph.Extraction {
		d := newDraft(id, day)
		d.x.Document.Title = title
		d.x.Document.Collection = "case-" + id
		p := d.party("Elvány")
		d.says(p, "", graph.Demands, d.term("the flood gate", "Rivers & Floods"))
		return d.extraction()
	}
	a, c, z = draft("a", "2024-05-01", "Élan at the river's edge"), draft("c", "2024-06-01", "Flood, flood"), draft("z", "", "日本 and 🌊 elan")
	var many strings.Builder
	for i := range 700 {
		fmt.Fprintf(&many, "word%d ", i)
	}
	z.Document.Text += many.String()
	z.Document.SHA256 = graph.Digest(z.Document.Text)
	return a, c, z, many.String()
}

func testSearch(t *testing.T, open Opener) {
	a, c, z, many := searchable()
	b := open.store(t, a, c, z)
	statements := []string{c.Statements[0].ID, a.Statements[0].ID, z.Statements[0].ID}
	documents := []string{"c", "a", "z"}
	for _, q := range []struct {
		name  string
		query graph.SearchQuery
		want  []string
	}{
		{"accents and case fold", graph.SearchQuery{Text: "ELAN"}, []string{"a", "z"}},
		{"folding both ways", graph.SearchQuery{Text: "élvany", Kinds: []graph.Kind{graph.KindParty}}, []string{"party:elvany"}},
		{"apostrophes are dropped", graph.SearchQuery{Text: "rivers edge"}, []string{"a"}},
		{"every word", graph.SearchQuery{Text: "flood river's"}, []string{"a"}},
		{"no part of a word", graph.SearchQuery{Text: "floo"}, []string{}},
		{"other scripts", graph.SearchQuery{Text: "日本"}, []string{"z"}},
		{"words of the query language", graph.SearchQuery{Text: `flood AND "gate" NOT NEAR(x*`}, []string{}},
		{"by kind, then day, newest first", graph.SearchQuery{Text: "flood gate"}, append(append(documents, "term:the-flood-gate"), statements...)},
		{"kinds", graph.SearchQuery{Text: "flood", Kinds: []graph.Kind{graph.KindStatement}}, statements},
		{"collections", graph.SearchQuery{Text: "flood", Collections: []string{"case-z"}}, []string{"z", statements[2]}},
		{"issue", graph.SearchQuery{Text: "floods"}, []string{"issue:rivers-floods"}},
		{"nothing", graph.SearchQuery{Text: "volcano"}, []string{}},
		{"many words", graph.SearchQuery{Text: many}, []string{"z"}},
		{"many words and one more", graph.SearchQuery{Text: many + " word700"}, []string{}},
		{"no words", graph.SearchQuery{Text: " ?! "}, []string{}},
	} {
		t.Run(q.name, func(t *testing.T) {
			q.query.First, q.query.Count = 100, true
			page := b.search(q.query)
			same(t, "hits", q.want, hitIDs(page))
			same(t, "total", len(q.want), page.Total)
			var paged []graph.Hit
			for q.query.First = 1; ; {
				page := b.search(q.query)
				paged = append(paged, page.Hits...)
				if !page.More {
					break
				}
				q.query.After = page.Cursors[0]
			}
			same(t, "pages", page.Hits, paged)
			for _, hit := range page.Hits {
				same(t, "snippet", graph.Snippet(graph.SearchText(hit.Node), graph.SearchWords(q.query.Text)), hit.Snippet)
			}
		})
	}
	b.put(note("c", "Aldmark", graph.Demands, "open dam"))
	b.remove("a")
	same(t, "once replaced and removed", []string{"z", "term:the-flood-gate", statements[2]}, hitIDs(b.search(graph.SearchQuery{Text: "flood gate", First: 100})))
}
