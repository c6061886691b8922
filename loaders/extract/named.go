package extract

import (
	"cmp"
	"slices"

	"github.com/parleygraph/parley/graph"
)

// who resolves the actors of a claim, each as it is named nearest to byte near.
func (h *hearing) who(c *Claim, near int) error {
	var err error
	resolve := func(name string, into *ref) {
		if err == nil && name != "" {
			*into, err = h.named(name, near)
		}
	}
	if c.Actor == "" {
		return ActorUnnamed
	}
	resolve(c.Actor, &h.by.actor)
	resolve(c.SaidBy, &h.by.saidBy)
	resolve(c.Addressee, &h.by.addressee)
	for _, name := range c.OnBehalfOf {
		var r ref
		resolve(name, &r)
		h.by.behalf = append(h.by.behalf, r)
	}
	return err
}

// named returns the actor of that name: named so in the passage, or known by that name and named there by another. The error is an Objection.
func (h *hearing) named(name string, near int) (ref, error) {
	spans := h.all.find(name)
	slices.SortStableFunc(spans, func(a, b span) int {
		return cmp.Or(cmp.Compare(farness(a, near), farness(b, near)), cmp.Compare(a.from, b.from))
	})
	err := error(ActorUnnamed)
	for _, s := range spans {
		switch r := h.w.actorAt(s); {
		case r.holds() && !r.unknown():
			return r, nil
		case r.kind != noActor:
			err = ActorWithoutSide
		}
	}
	if err == ActorWithoutSide {
		return ref{}, err
	}
	return h.alias(name, near)
}

// farness orders names by how far before byte near they stand; those after it come last.
func farness(s span, near int) int {
	if s.from <= near {
		return near - s.from
	}
	return 1<<40 + s.from
}

// unknown tells whether the actor is a person of whom the text says neither party nor role: nobody's envoy.
func (a actor) unknown() bool {
	return a.kind == personActor && a.person.party == nil && len(a.person.roles) == 0
}

// actorAt returns whom bytes name: the mention there, or the noun phrase around it where they say more than the mention.
func (w *Witness) actorAt(s span) ref {
	run := w.run(s)
	if run.to-run.from != 1 {
		return ref{}
	}
	i := run.from
	inside := w.mentionsIn(i, s)
	if len(inside) == 0 || w.joins(i, inside) {
		return ref{}
	}
	if w.only(i, inside[0], s) {
		return w.mentioned(i, inside[0])
	}
	return w.phrase(i, s)
}

// only tells whether bytes of sentence i hold nothing but a mention, and a determiner before it.
func (w *Witness) only(i int, m mention, s span) bool {
	tokens := w.d.sentences[i].tokens
	from := m.from
	for from > 0 && tokens[from-1].word.is(determiner) && tokens[from].start > s.from {
		from--
	}
	return tokens[from].start == s.from && tokens[m.to-1].end == s.to
}

// mentionsIn returns the mentions of sentence i that lie within bytes.
func (w *Witness) mentionsIn(i int, s span) []mention {
	tokens := w.d.sentences[i].tokens
	var found []mention
	for _, m := range w.d.mentions[i] {
		if tokens[m.from].start >= s.from && tokens[m.to-1].end <= s.to {
			found = append(found, m)
		}
	}
	return found
}

// joins tells whether a conjunction stands between two mentions: such words name two actors.
func (w *Witness) joins(i int, mentions []mention) bool {
	tokens := w.d.sentences[i].tokens
	for k := 1; k < len(mentions); k++ {
		for t := mentions[k-1].to; t < mentions[k].from; t++ {
			if tokens[t].word.is(conjunction) || tokens[t].lower == "," {
				return true
			}
		}
	}
	return false
}

// mentioned returns the actor of a mention. An adjective alone names its party only as part of a phrase that stands for it.
func (w *Witness) mentioned(i int, m mention) ref {
	p := w.d.parses[i]
	if m.kind == partyMention && m.sense.kind == demonym {
		return w.phrase(i, span{p.tokens[m.from].start, p.tokens[m.to-1].end})
	}
	a := actor{kind: partyActor, party: m.sense.party}
	switch {
	case m.kind == partyMention && m.sense.kind == capital && m.from > 0 && locates(p.tokens[m.from-1].lower):
		return ref{} // "in Copenhagen" is a place
	case m.kind == personMention:
		a = w.d.personNoun(i, p, chunk{kind: nounChunk, from: m.from, to: m.to}, m)
	case m.kind == orgMention:
		a = actor{kind: orgActor, org: w.written(i, m)}
	}
	return w.d.ref(p, a, m.from, m.to)
}

// locates tells whether a preposition makes a capital the place that it is.
func locates(preposition string) bool {
	switch preposition {
	case "in", "at", "to", "from", "near", "outside", "around", "through", "over":
		return true
	}
	return false
}

// phrase returns the actor of the noun phrase that holds bytes of sentence i.
func (w *Witness) phrase(i int, s span) ref {
	p := w.d.parses[i]
	for k := range p.chunks {
		c := p.chunks[k]
		if c.kind != nounChunk || p.tokens[c.to-1].end <= s.from || p.tokens[c.from].start >= s.to {
			continue
		}
		chain := span{k, k + 1}
		if k+2 < len(p.chunks) && p.kind(k+1) == prepChunk && p.tokens[p.chunks[k+2].from].start < s.to {
			chain.to = k + 3
		}
		return w.d.resolveChain(i, p, chain, false)
	}
	return ref{}
}

// alias returns the actor that goes by a name which the passage does not hold, where it names that actor otherwise.
func (h *hearing) alias(name string, near int) (ref, error) {
	if graph.Fold(name) == "" {
		return ref{}, ActorUnnamed
	}
	d := h.w.d
	var best ref
	run := h.w.run(h.passage)
	for i := run.from; i < run.to; i++ {
		for _, m := range d.mentions[i] {
			r := h.w.mentioned(i, m)
			if r.holds() && !r.unknown() && h.w.goesBy(r.actor, name) && (best.kind == noActor || farness(span{r.start, r.start}, near) < farness(span{best.start, best.start}, near)) {
				best = r
			}
		}
	}
	if best.kind == noActor {
		return ref{}, ActorUnnamed
	}
	return best, nil
}

// goesBy tells whether an actor is known by a name.
func (w *Witness) goesBy(a actor, name string) bool {
	if graph.Fold(a.name()) == graph.Fold(name) {
		return true
	}
	if a.kind == personActor {
		return w.d.people.find(name) == a.person
	}
	words := w.d.x.lex.cut(name)
	if a.kind != partyActor || len(words) == 0 {
		return false
	}
	return slices.ContainsFunc(w.d.x.lex.names.exact(words), func(s sense) bool { return s.party == a.party && s.kind != demonym })
}
