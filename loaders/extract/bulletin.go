package extract

import "slices"

// elaborates tells whether the participle after a comma at chunk n tells of what clause i reports or puts forward, and not of who does: "said ferries weigh
// more in small states, slowing their plans", "introduced an amendment, ensuring that fees fall".
func (p *parse) elaborates(i, n int) bool {
	if p.word(n-1) == "thus" || p.word(n-1) == "thereby" {
		return true
	}
	if p.x.isCue(p.lemma(p.chunks[n].group)) {
		return false
	}
	return p.reporting(i) && p.holdsClause(i, n) || p.session && (p.reporting(i) || p.siding(i))
}

// siding tells whether the verb of clause i takes a side.
func (p *parse) siding(i int) bool {
	c := &p.clauses[i]
	return slices.ContainsFunc(p.x.verbCues[p.lemma(c.group)], func(cue verbCue) bool {
		return !cue.rule.Report && len(cue.tail) == 0 && begins(p.tokens[c.group.to:], cue.words)
	})
}

// listsGerund tells whether the gerund after a comma at chunk n is one of a list in what clause i reports: "said its paper on monitoring, reporting
// and review applies".
func (p *parse) listsGerund(i, n int) bool {
	return p.reporting(i) && (p.kind(n+1) == conjChunk || p.kind(n+1) == commaChunk || !p.x.isCue(p.lemma(p.chunks[n].group))) && p.unfinished(i, n-1)
}

// listsSubject tells whether the conjunction at chunk j joins the nouns of the subject of what clause i reports, of which no verb has come: "said
// text on voting and seats should be cut".
func (p *parse) listsSubject(i, j int) bool {
	n := p.after(j)
	return p.word(j) != "but" && (p.kind(j-1) != commaChunk || p.reporting(i)) && !p.tokens[p.chunks[n].to-1].title && p.x.reports[p.lemma(p.clauses[i].group)] && p.unfinished(i, j)
}

// reasoned tells whether chunk j opens a reason in a session report, which gives reasons as whoever holds the position did: "opposed the fee, as
// the fund was full".
func (p *parse) reasoned(j int) bool {
	return p.session && (p.word(j) == "because" || p.word(j) == "as" || p.word(j) == "since")
}
