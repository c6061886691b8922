package syntax

import (
	"slices"

	"github.com/parleygraph/parley/loaders/clauses/cues"
	"github.com/parleygraph/parley/loaders/clauses/lexicon"
)

// elaborates tells whether the participle after a comma at chunk n tells of what clause i reports or puts forward, and not of who does: "said ferries weigh
// more in small states, slowing their plans", "introduced an amendment, ensuring that fees fall".
func (p *Parse) elaborates(i, n int) bool {
	if p.Word(n-1) == "thus" || p.Word(n-1) == "thereby" {
		return true
	}
	if p.x.IsCue(p.Lemma(p.Chunks[n].Group)) {
		return false
	}
	return p.reporting(i) && p.holdsClause(i, n) || p.Session && (p.reporting(i) || p.siding(i))
}

// siding tells whether the verb of clause i takes a side.
func (p *Parse) siding(i int) bool {
	c := &p.Clauses[i]
	return slices.ContainsFunc(p.x.VerbCues[p.Lemma(c.Group)], func(cue cues.Verb) bool {
		return !cue.Rule.Report && len(cue.Tail) == 0 && lexicon.Begins(p.Tokens[c.Group.To:], cue.Words)
	})
}

// listsGerund tells whether the gerund after a comma at chunk n is one of a list in what clause i reports: "said its paper on monitoring, reporting
// and review applies".
func (p *Parse) listsGerund(i, n int) bool {
	return p.reporting(i) && (p.Kind(n+1) == ConjChunk || p.Kind(n+1) == CommaChunk || !p.x.IsCue(p.Lemma(p.Chunks[n].Group))) && p.unfinished(i, n-1)
}

// listsSubject tells whether the conjunction at chunk j joins the nouns of the subject of what clause i reports, of which no verb has come: "said
// text on voting and seats should be cut".
func (p *Parse) listsSubject(i, j int) bool {
	n := p.After(j)
	return p.Word(j) != "but" && (p.Kind(j-1) != CommaChunk || p.reporting(i)) && !p.Tokens[p.Chunks[n].To-1].Title && p.x.Reports[p.Lemma(p.Clauses[i].Group)] && p.unfinished(i, j)
}

// reasoned tells whether chunk j opens a reason in a session report, which gives reasons as whoever holds the position did: "opposed the fee, as
// the fund was full".
func (p *Parse) reasoned(j int) bool {
	return p.Session && (p.Word(j) == "because" || p.Word(j) == "as" || p.Word(j) == "since")
}
