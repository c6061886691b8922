package extract

import (
	"slices"

	"github.com/parleygraph/parley/graph"
	"github.com/parleygraph/parley/loaders/packs"
)

// nouns finds the cues of sentence i that are nouns: "Norway's demand for", "the US proposal to".
func (d *document) nouns(i int) {
	p := d.parses[i]
	for k := range p.chunks {
		if p.kind(k) != nounChunk {
			continue
		}
		head := p.chunks[k].to - 1
		t := &p.tokens[head]
		if t.mention != 0 || t.shape == mark || d.titled(i, head) {
			continue
		}
		if p.inCondition(head) {
			d.drop(i, p.span(head), "", InCondition)
			continue
		}
		for _, rule := range d.x.nounRules(p.tokens, p.chunks[k].from, head) {
			if d.noun(i, k, head, rule) {
				break
			}
		}
	}
}

// titled tells whether the noun at token head is part of a name that begins with a place's: "the Lima Plan of Action".
func (d *document) titled(i, head int) bool {
	tokens := d.parses[i].tokens
	return head > 0 && tokens[head].shape == capped && tokens[head-1].mention != 0 && !tokens[head-1].demonym && head+2 < len(tokens) && tokens[head+1].lower == "of" && tokens[head+2].shape == capped
}

// nounRules returns the cues of the noun that ends at token head, of two words where there are such.
func (x *clauseReader) nounRules(tokens []token, from, head int) []*packs.Cue {
	last := singular(tokens[head].lower)
	if head > from {
		if rules := x.nounCues[tokens[head-1].lower+" "+last]; len(rules) > 0 {
			return rules
		}
	}
	return x.nounCues[last]
}

// wantedAt tells whether noun chunk k is what somebody wants of its possessor: "sought Norway's backing" tells of none.
func (d *document) wantedAt(i, k int) bool {
	p := d.parses[i]
	v := p.skip(k)
	return p.kind(v) == verbChunk && slices.ContainsFunc(d.x.verbCues[p.lemma(p.chunks[v].group)], func(cue verbCue) bool {
		return cue.rule.Stance == string(graph.Demands) && slices.Contains(cue.rule.Takes, "object")
	})
}

func (d *document) noun(i, k, head int, rule *packs.Cue) bool {
	p := d.parses[i]
	next, echoes := d.nounEchoes(i, k)
	owners, next := d.ownersAfter(i, next)
	form := d.nounTakes(p, next)
	if !slices.Contains(rule.Takes, form) {
		return false
	}
	holders := d.possessor(i, k, head)
	if len(owners) > 0 {
		holders = owners
	}
	if len(holders) == 0 && rule.Stance == string(graph.Demands) && form == "that" {
		holders = d.demander(i, k)
	}
	if form == "is" {
		next = p.after(next)
	}
	end := nounEnd(p, next, form)
	point := d.bytes(p, span{p.chunks[next].from, end})
	if len(holders) == 0 || point.empty() {
		d.drop(i, p.span(head), rule.ID, NoHolder)
		return false
	}
	if d.ended(i, k, holders[0]) || rule.Stance == string(graph.Supports) && d.wantedAt(i, k) {
		d.drop(i, p.span(head), rule.ID, Given)
		return true
	}
	f := finding{
		sentence: i, clause: -1, rule: rule, stance: graph.Stance(rule.Stance), cue: span{p.tokens[head].start, p.tokens[head].end},
		point: point, holders: holders, echoes: echoes, tokens: span{p.chunks[k].from, end},
	}
	if d.contained(&f) {
		d.drop(i, f.cue, rule.ID, Duplicate)
		return false
	}
	if own := p.clauseOver(k); own >= 0 && p.tokens[p.chunks[k].from].word.is(determiner) && holders[0].start < p.tokens[p.chunks[k].from].start {
		f.clause = own
		d.insertions(&f) // "its endorsement": also that of those for whom the subject speaks
	}
	f.scope = d.sentenceScope(p)
	f.clause = clauseAt(p, next)
	points := d.acts(&f, form, next)
	f.clause = -1
	for _, f.point = range points {
		d.findings = append(d.findings, f)
	}
	return true
}

// ended tells whether the noun at chunk k is the object of a verb by which its holder gives it up: "dropped its demand for".
func (d *document) ended(i, k int, holder ref) bool {
	p := d.parses[i]
	v := k - 1
	for p.kind(v) == prepChunk || p.kind(v) == adverbChunk {
		v--
	}
	if p.kind(v) != verbChunk || p.chunks[v].group.negator >= 0 {
		return false
	}
	if refs := d.holders[i][p.at[v]].refs; len(refs) == 0 || !refs[0].same(holder.actor) {
		return false
	}
	lemma, up, last := p.lemma(p.chunks[v].group), p.word(v+1), p.word(k-1)
	return d.x.ending[lemma] && v == k-1 || lemma == "give" && up == "up" || d.x.retreating[lemma] && (last == "from" || last == "on")
}

// clauseAt returns the first clause whose verb stands at or after chunk k, the last one where there is none.
func clauseAt(p *parse, k int) int {
	for ci := range p.clauses {
		if p.clauses[ci].chunk >= k {
			return ci
		}
	}
	return len(p.clauses) - 1
}

// contained tells whether a finding with the same stance and holder takes this one's cue as its point: "voiced its support for".
func (d *document) contained(f *finding) bool {
	for k := len(d.findings) - 1; k >= 0 && d.findings[k].sentence == f.sentence; k-- {
		other := &d.findings[k]
		unsure := other.stance.Sign() != 0 && d.modality(other) != graph.Asserted
		if (unsure || other.stance == f.stance) && other.point.from <= f.cue.from && f.cue.to <= other.point.to && (unsure || len(other.holders) > 0 && other.holders[0].same(f.holders[0].actor)) {
			return true
		}
	}
	return false
}

// nounEchoes returns the chunk after the noun at k, behind an echo between commas if there is one: "a US proposal, supported by Chile, to".
func (d *document) nounEchoes(i, k int) (int, []echo) {
	p := d.parses[i]
	next := p.after(k)
	if p.kind(next) != commaChunk || p.kind(next+1) != verbChunk || d.echoKind(p, next+1) == "" || p.word(p.after(next+1)) != "by" {
		return next, nil
	}
	refs, end := d.refsFrom(i, p.after(next+1)+1, len(p.chunks))
	var echoes []echo
	for _, r := range refs {
		g := p.chunks[next+1].group
		echoes = append(echoes, echo{r, d.echoKind(p, next+1), span{p.tokens[g.main].start, p.tokens[g.main].end}})
	}
	if p.kind(end) == commaChunk {
		end++
	}
	return end, echoes
}

// nounEnd returns the token at which what a noun takes ends: before a finite verb that is not part of it, or a comma.
func nounEnd(p *parse, next int, form string) int {
	finite := 0
	for j := next; j < len(p.chunks); j++ {
		switch p.kind(j) {
		case verbChunk:
			g := p.chunks[j].group
			if g.finite && form != "that" && p.clauses[p.at[j]].kind != relativeClause && p.clauses[p.at[j]].kind != reducedClause && p.clauses[p.at[j]].kind != infinitive {
				return p.chunks[j].from
			}
			if g.finite {
				finite++
			}
		case commaChunk:
			if !listsOn(p, j) && !narrows(p, j+1) && !(form == "that" && listsVerb(p, j+1)) {
				return p.chunks[j].from
			}
		case closeChunk:
			if p.opening(j) < next {
				return p.chunks[j].from
			}
		case prepChunk:
			if (p.word(j) == "since" || p.word(j) == "as") && p.beginsClause(p.after(j)) {
				return p.chunks[j].from
			}
		case semiChunk, dashChunk, conditionChunk, colonChunk:
			return p.chunks[j].from
		case thatChunk:
			form = "that"
		case conjChunk:
			if p.kind(p.after(j)) == thatChunk {
				return p.chunks[j].from
			}
		case subChunk:
			if p.contrast(j) {
				return p.chunks[j].from
			}
			form = "that"
		}
	}
	return len(p.tokens)
}

// listsVerb tells whether the verb at chunk j is one of a list of a clause's verbs: "that fees do not double, lapse or expire".
func listsVerb(p *parse, j int) bool {
	if p.kind(j) != verbChunk {
		return false
	}
	kind := p.clauses[p.at[j]].kind
	return kind == relativeClause || kind == infinitive
}

// narrows tells whether chunk j opens examples of what stands before its comma: "particularly those", "including".
func narrows(p *parse, j int) bool {
	switch p.word(j) {
	case "particularly", "especially", "notably", "namely", "including", "such":
		return true
	}
	return false
}

// listsOn tells whether the comma at chunk j goes on with a list that an "and" closes: "from Norway, Sweden and Finland".
func listsOn(p *parse, j int) bool {
	for k := j + 1; k < len(p.chunks); k++ {
		switch p.kind(k) {
		case nounChunk:
			if p.beginsClause(k) {
				return false
			}
		case conjChunk:
			return p.kind(k+1) == nounChunk && !p.beginsClause(k+1)
		case commaChunk:
		case prepChunk:
			if p.word(k) != "of" {
				return false
			}
		default:
			return false
		}
	}
	return false
}

// compounds finds plans that a hyphen ties to their authors: "the Norwegian-drafted plan".
func (d *document) compounds(i int) {
	p := d.parses[i]
	for k := range p.chunks {
		c := p.chunks[k]
		for t := c.from + 2; p.kind(k) == nounChunk && t+1 < c.to; t++ {
			rule := d.x.compounds[p.tokens[t].lower]
			if rule == nil || p.tokens[t-1].lower != "-" || p.tokens[t].space || p.tokens[t-2].mention == 0 {
				continue
			}
			m := d.mentions[i][p.tokens[t-2].mention-1]
			if m.kind != partyMention {
				continue
			}
			holder := d.ref(p, actor{kind: partyActor, party: m.sense.party}, m.from, m.to)
			d.findings = append(d.findings, finding{
				sentence: i, clause: -1, rule: rule, stance: graph.Stance(rule.Stance), cue: span{p.tokens[t].start, p.tokens[t].end},
				point: d.bytes(p, span{t + 1, c.to}), holders: []ref{holder}, tokens: span{m.from, c.to},
			})
		}
	}
}
