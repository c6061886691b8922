package evidence

import (
	"slices"
	"strings"

	"github.com/parleygraph/parley/graph"
	"github.com/parleygraph/parley/loaders/names"
	"github.com/parleygraph/parley/loaders/text"
)

// isNamed tells whether bytes name an actor and nobody else.
func (h *Hearing) isNamed(at text.Span, actor names.Actor) bool {
	own, others := h.names(at, actor)
	return own && !others
}

// names tells whether bytes name an actor, or somebody of a party that is the actor, and whether they name others.
func (h *Hearing) names(at text.Span, actor names.Actor) (own, others bool) {
	words := h.Document.Text[at.Start:at.End]
	if m := h.cast.find(words); m != nil {
		own = h.stand(m.actor, actor)
		return own, !own && !h.lately(at, actor)
	}
	own = h.kindred(at, actor)
	h.mentions(at, func(i int, m names.Mention) {
		if m.Form == names.ByCompound || (own || m.Form == names.ByDemonym || m.Party != nil && m.Party.Crowd) && actor.Party != nil && actor.Party.Own {
			return // "U.S.-backed", and "German train drivers" of a union
		}
		if m.Party != nil && akin(m.Party, actor.Side()) {
			own = true
			return
		}
		if h.stand(h.mentioned(i, m), actor) {
			own = true
		} else {
			others = true
		}
	})
	for _, m := range h.cast.members {
		own = own || h.stand(m.actor, actor) && h.folded.find(m.name, at) != nil
	}
	return own, others
}

// leastStem is how many letters two names must share to mean one bloc.
const leastStem = 5

// akin tells whether a bloc is called by the stem of another's name, "Europe" for the European Union.
func akin(a, b *names.Party) bool {
	if b == nil || a.Type != graph.Bloc || b.Type != graph.Bloc {
		return false
	}
	stem := strings.ToLower(strings.TrimSuffix(a.Name, "e"))
	return len(stem) >= leastStem && strings.HasPrefix(strings.ToLower(b.Name), stem)
}

// lately tells whether words are a common noun, "the rebels", and an actor is named in their sentence or the one before: such words mean whom the text spoke of
// last, whoever else goes by them.
func (h *Hearing) lately(at text.Span, actor names.Actor) bool {
	i, _ := h.run(at)
	if i == len(h.Document.Sentences) || slices.ContainsFunc(h.sentence(i).Words, func(w word) bool { return holds(at, w) && strings.HasPrefix(w.Tag, "NNP") }) {
		return false
	}
	_, named := h.namedIn(text.Span{Start: h.Document.Sentences[max(0, i-1)].Start, End: at.Start}, actor)
	return named
}

// kindred tells whether words share a noun or adjective with the name of a party that only the document knows: "Norway's hill rebels" are the "rebel groups".
func (h *Hearing) kindred(at text.Span, actor names.Actor) bool {
	if actor.Kind != names.PartyActor || !actor.Party.Own {
		return false
	}
	name := strings.Fields(plainName(actor.Party.Name))
	for i := range name {
		name[i] = strings.TrimSuffix(name[i], "s")
	}
	i, _ := h.run(at)
	return i < len(h.Document.Sentences) && slices.ContainsFunc(h.sentence(i).Words, func(w word) bool {
		return holds(at, w) && (strings.HasPrefix(w.Tag, "NN") || strings.HasPrefix(w.Tag, "JJ")) && slices.Contains(name, strings.TrimSuffix(w.Text, "s"))
	})
}

// mentioned returns whom a mention means: as claimed, else as package names has it.
func (h *Hearing) mentioned(i int, m names.Mention) names.Actor {
	words := h.sentence(i).Words
	if claimed := h.cast.find(h.Document.Text[words[m.From].Start:words[m.To-1].End]); claimed != nil {
		return claimed.actor
	}
	if m.Party != nil {
		return names.Actor{Kind: names.PartyActor, Party: m.Party}
	}
	if claimed := h.cast.find(m.Person.Name); claimed != nil {
		return claimed.actor
	}
	return names.Actor{Kind: names.PersonActor, Person: m.Person}
}

// stand tells whether whom words name can stand for an actor: it is the same, or of the same side.
func (h *Hearing) stand(named, actor names.Actor) bool {
	if named.Kind == names.PersonActor && actor.Kind == names.PersonActor {
		return sameName(named.Name(), actor.Name()) || shortOf(named.Name(), actor.Name()) || shortOf(actor.Name(), named.Name())
	}
	a, b := named.Side(), actor.Side()
	return a != nil && b != nil && a.ID == b.ID
}

// namedIn returns where bytes name an actor.
func (h *Hearing) namedIn(within text.Span, actor names.Actor) (at text.Span, ok bool) {
	h.mentions(within, func(i int, m names.Mention) {
		words := h.sentence(i).Words
		if !ok && m.Form != names.ByCompound && h.stand(h.mentioned(i, m), actor) {
			at, ok = text.Span{Start: words[m.From].Start, End: words[m.To-1].End}, true
		}
	})
	for _, m := range h.cast.members {
		if found := h.folded.find(m.name, within); !ok && found != nil && h.stand(m.actor, actor) {
			at, ok = found[0], true
		}
	}
	return at, ok
}
