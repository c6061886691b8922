package clauses

import (
	"slices"

	"github.com/parleygraph/parley/graph"
	"github.com/parleygraph/parley/loaders/clauses/cues"
	"github.com/parleygraph/parley/loaders/clauses/drops"
	"github.com/parleygraph/parley/loaders/clauses/lexicon"
	"github.com/parleygraph/parley/loaders/clauses/people"
	"github.com/parleygraph/parley/loaders/clauses/speakers"
	"github.com/parleygraph/parley/loaders/clauses/syntax"
	"github.com/parleygraph/parley/loaders/packs"
)

// nouns finds the cues of sentence i that are nouns: "Norway's demand for", "the US proposal to".
func (d *finder) nouns(i int) {
	p := d.Parses[i]
	for k := range p.Chunks {
		if p.Kind(k) != syntax.NounChunk {
			continue
		}
		head := p.Chunks[k].To - 1
		t := &p.Tokens[head]
		if t.Mention != 0 || t.Shape == lexicon.Mark || d.titled(i, head) {
			continue
		}
		if p.InCondition(head) {
			d.Drop(i, p.Span(head), "", drops.InCondition)
			continue
		}
		for _, rule := range d.x.nounRules(p.Tokens, p.Chunks[k].From, head) {
			if d.noun(i, k, head, rule) {
				break
			}
		}
	}
}

// titled tells whether the noun at token head is part of a name that begins with a place's: "the Lima Plan of Action".
func (d *finder) titled(i, head int) bool {
	tokens := d.Parses[i].Tokens
	return head > 0 && tokens[head].Shape == lexicon.Capped && tokens[head-1].Mention != 0 && !tokens[head-1].Demonym && head+2 < len(tokens) && tokens[head+1].Lower == "of" && tokens[head+2].Shape == lexicon.Capped
}

// nounRules returns the cues of the noun that ends at token head, of two words where there are such.
func (x *Reader) nounRules(tokens []lexicon.Token, from, head int) []*packs.Cue {
	last := lexicon.Singular(tokens[head].Lower)
	if head > from {
		if rules := x.NounCues[tokens[head-1].Lower+" "+last]; len(rules) > 0 {
			return rules
		}
	}
	return x.NounCues[last]
}

// wantedAt tells whether noun chunk k is what somebody wants of its possessor: "sought Norway's backing" tells of none.
func (d *finder) wantedAt(i, k int) bool {
	p := d.Parses[i]
	v := p.Skip(k)
	return p.Kind(v) == syntax.VerbChunk && slices.ContainsFunc(d.x.VerbCues[p.Lemma(p.Chunks[v].Group)], func(cue cues.Verb) bool {
		return cue.Rule.Stance == string(graph.Demands) && slices.Contains(cue.Rule.Takes, "object")
	})
}

func (d *finder) noun(i, k, head int, rule *packs.Cue) bool {
	p := d.Parses[i]
	next, echoes := d.nounEchoes(i, k)
	owners, next := d.OwnersAfter(i, next)
	form := d.NounTakes(p, next)
	if !slices.Contains(rule.Takes, form) {
		return false
	}
	holders := d.Possessor(i, k, head)
	if len(owners) > 0 {
		holders = owners
	}
	if len(holders) == 0 && rule.Stance == string(graph.Demands) && form == "that" {
		holders = d.Demander(i, k)
	}
	if form == "is" {
		next = p.After(next)
	}
	end := nounEnd(p, next, form)
	point := d.bytes(p, syntax.Span{From: p.Chunks[next].From, To: end})
	if len(holders) == 0 || point.Empty() {
		d.Drop(i, p.Span(head), rule.ID, drops.NoHolder)
		return false
	}
	if d.ended(i, k, holders[0]) || rule.Stance == string(graph.Supports) && d.wantedAt(i, k) {
		d.Drop(i, p.Span(head), rule.ID, drops.Given)
		return true
	}
	f := finding{
		sentence: i, clause: -1, rule: rule, stance: graph.Stance(rule.Stance), cue: syntax.Span{From: p.Tokens[head].Start, To: p.Tokens[head].End},
		point: point, holders: holders, echoes: echoes, tokens: syntax.Span{From: p.Chunks[k].From, To: end},
	}
	if d.contained(&f) {
		d.Drop(i, f.cue, rule.ID, drops.Duplicate)
		return false
	}
	if own := p.ClauseOver(k); own >= 0 && p.Tokens[p.Chunks[k].From].Word.Is(lexicon.Determiner) && holders[0].Start < p.Tokens[p.Chunks[k].From].Start {
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
func (d *finder) ended(i, k int, holder speakers.Ref) bool {
	p := d.Parses[i]
	v := k - 1
	for p.Kind(v) == syntax.PrepChunk || p.Kind(v) == syntax.AdverbChunk {
		v--
	}
	if p.Kind(v) != syntax.VerbChunk || p.Chunks[v].Group.Negator >= 0 {
		return false
	}
	if refs := d.Holders[i][p.At[v]].Refs; len(refs) == 0 || !refs[0].Same(holder.Actor) {
		return false
	}
	lemma, up, last := p.Lemma(p.Chunks[v].Group), p.Word(v+1), p.Word(k-1)
	return d.x.ending[lemma] && v == k-1 || lemma == "give" && up == "up" || d.x.retreating[lemma] && (last == "from" || last == "on")
}

// clauseAt returns the first clause whose verb stands at or after chunk k, the last one where there is none.
func clauseAt(p *syntax.Parse, k int) int {
	for ci := range p.Clauses {
		if p.Clauses[ci].Chunk >= k {
			return ci
		}
	}
	return len(p.Clauses) - 1
}

// contained tells whether a finding with the same stance and holder takes this one's cue as its point: "voiced its support for".
func (d *finder) contained(f *finding) bool {
	for k := len(d.findings) - 1; k >= 0 && d.findings[k].sentence == f.sentence; k-- {
		other := &d.findings[k]
		unsure := other.stance.Sign() != 0 && d.modality(other) != graph.Asserted
		if (unsure || other.stance == f.stance) && other.point.From <= f.cue.From && f.cue.To <= other.point.To && (unsure || len(other.holders) > 0 && other.holders[0].Same(f.holders[0].Actor)) {
			return true
		}
	}
	return false
}

// nounEchoes returns the chunk after the noun at k, behind an echo between commas if there is one: "a US proposal, supported by Chile, to".
func (d *finder) nounEchoes(i, k int) (int, []echo) {
	p := d.Parses[i]
	next := p.After(k)
	if p.Kind(next) != syntax.CommaChunk || p.Kind(next+1) != syntax.VerbChunk || d.echoKind(p, next+1) == "" || p.Word(p.After(next+1)) != "by" {
		return next, nil
	}
	refs, end := d.RefsFrom(i, p.After(next+1)+1, len(p.Chunks))
	var echoes []echo
	for _, r := range refs {
		g := p.Chunks[next+1].Group
		echoes = append(echoes, echo{r, d.echoKind(p, next+1), syntax.Span{From: p.Tokens[g.Main].Start, To: p.Tokens[g.Main].End}})
	}
	if p.Kind(end) == syntax.CommaChunk {
		end++
	}
	return end, echoes
}

// nounEnd returns the token at which what a noun takes ends: before a finite verb that is not part of it, or a comma.
func nounEnd(p *syntax.Parse, next int, form string) int {
	finite := 0
	for j := next; j < len(p.Chunks); j++ {
		switch p.Kind(j) {
		case syntax.VerbChunk:
			g := p.Chunks[j].Group
			if g.Finite && form != "that" && p.Clauses[p.At[j]].Kind != syntax.RelativeClause && p.Clauses[p.At[j]].Kind != syntax.ReducedClause && p.Clauses[p.At[j]].Kind != syntax.Infinitive {
				return p.Chunks[j].From
			}
			if g.Finite {
				finite++
			}
		case syntax.CommaChunk:
			if !listsOn(p, j) && !narrows(p, j+1) && !(form == "that" && listsVerb(p, j+1)) {
				return p.Chunks[j].From
			}
		case syntax.CloseChunk:
			if p.Opening(j) < next {
				return p.Chunks[j].From
			}
		case syntax.PrepChunk:
			if (p.Word(j) == "since" || p.Word(j) == "as") && p.BeginsClause(p.After(j)) {
				return p.Chunks[j].From
			}
		case syntax.SemiChunk, syntax.DashChunk, syntax.ConditionChunk, syntax.ColonChunk:
			return p.Chunks[j].From
		case syntax.ThatChunk:
			form = "that"
		case syntax.ConjChunk:
			if p.Kind(p.After(j)) == syntax.ThatChunk {
				return p.Chunks[j].From
			}
		case syntax.SubChunk:
			if p.Contrast(j) {
				return p.Chunks[j].From
			}
			form = "that"
		}
	}
	return len(p.Tokens)
}

// listsVerb tells whether the verb at chunk j is one of a list of a clause's verbs: "that fees do not double, lapse or expire".
func listsVerb(p *syntax.Parse, j int) bool {
	if p.Kind(j) != syntax.VerbChunk {
		return false
	}
	kind := p.Clauses[p.At[j]].Kind
	return kind == syntax.RelativeClause || kind == syntax.Infinitive
}

// narrows tells whether chunk j opens examples of what stands before its comma: "particularly those", "including".
func narrows(p *syntax.Parse, j int) bool {
	switch p.Word(j) {
	case "particularly", "especially", "notably", "namely", "including", "such":
		return true
	}
	return false
}

// listsOn tells whether the comma at chunk j goes on with a list that an "and" closes: "from Norway, Sweden and Finland".
func listsOn(p *syntax.Parse, j int) bool {
	for k := j + 1; k < len(p.Chunks); k++ {
		switch p.Kind(k) {
		case syntax.NounChunk:
			if p.BeginsClause(k) {
				return false
			}
		case syntax.ConjChunk:
			return p.Kind(k+1) == syntax.NounChunk && !p.BeginsClause(k+1)
		case syntax.CommaChunk:
		case syntax.PrepChunk:
			if p.Word(k) != "of" {
				return false
			}
		default:
			return false
		}
	}
	return false
}

// compounds finds plans that a hyphen ties to their authors: "the Norwegian-drafted plan".
func (d *finder) compounds(i int) {
	p := d.Parses[i]
	for k := range p.Chunks {
		c := p.Chunks[k]
		for t := c.From + 2; p.Kind(k) == syntax.NounChunk && t+1 < c.To; t++ {
			rule := d.x.Compounds[p.Tokens[t].Lower]
			if rule == nil || p.Tokens[t-1].Lower != "-" || p.Tokens[t].Space || p.Tokens[t-2].Mention == 0 {
				continue
			}
			m := d.Mentions[i][p.Tokens[t-2].Mention-1]
			if m.Kind != people.PartyMention {
				continue
			}
			holder := d.Ref(p, people.Actor{Kind: people.PartyActor, Party: m.Sense.Party}, m.From, m.To)
			d.findings = append(d.findings, finding{
				sentence: i, clause: -1, rule: rule, stance: graph.Stance(rule.Stance), cue: syntax.Span{From: p.Tokens[t].Start, To: p.Tokens[t].End},
				point: d.bytes(p, syntax.Span{From: t + 1, To: c.To}), holders: []speakers.Ref{holder}, tokens: syntax.Span{From: m.From, To: c.To},
			})
		}
	}
}
