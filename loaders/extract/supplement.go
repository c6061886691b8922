package extract

import (
	"slices"

	"github.com/parleygraph/parley/graph"
	"github.com/parleygraph/parley/loaders/positions"
)

// surelyShort is how sure the judge must be of a position in a text too short to show who is who.
const surelyShort = 0.85

// supplement adds to what the clause grammar has found in a short text what the sentence graphs show for sure where the grammar has found nothing of that party or cue.
func (b *builder) supplement(page *positions.Page, chosen []positions.Statement) {
	found := b.out.Statements
	for i := range chosen {
		st := &chosen[i]
		in := page.Document.Sentences[st.Sentence]
		from, to := st.CueWords(page.Sentences[st.Sentence])
		cue := b.words(page.Sentences[st.Sentence], from, to)
		known := slices.ContainsFunc(found, func(s graph.Statement) bool {
			return s.Stance.Sign() != 0 && in.Start <= s.Cue.Start && s.Cue.Start < in.End && (s.Party == idOf(st.By.Side()) || s.Cue.Start < cue.End && cue.Start < s.Cue.End)
		})
		if st.Confidence >= surelyShort && !known {
			b.graphed(page, st)
		}
	}
	b.prune()
}
