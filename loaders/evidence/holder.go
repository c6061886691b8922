package evidence

import (
	"slices"
	"strings"

	"github.com/parleygraph/parley/graph"
	"github.com/parleygraph/parley/loaders/grammar"
	"github.com/parleygraph/parley/loaders/names"
	"github.com/parleygraph/parley/loaders/text"
)

// who finds the actors of a claim: the one who holds the stance, where its words mean him, and those beside him.
func (h *Hearing) who(s *Statement, c *Claim, passage Passage, cited text.Span) error {
	actor, err := h.acting(c.Actor)
	if err != nil {
		return err
	}
	s.By = names.Ref{Actor: actor}
	if s.By.Span, err = h.holder(s, c, actor, cited); err != nil {
		return err
	}
	if c.SaidBy != "" && !(h.nobody(trimmed(c.SaidBy)) && h.stands(c.SaidBy)) { // "diplomats said" names nobody, and hides nobody
		said, err := h.acting(c.SaidBy)
		if err != nil {
			return err
		}
		if !same(said, actor) {
			s.SaidBy = names.Ref{Actor: said, Span: nearest(s.Cue, h.folded.find(c.SaidBy, h.lines(passage)))}
		}
	}
	return h.others(s, c)
}

// others finds for whom the actor speaks beside its own party, and whom it speaks to. Of those it speaks to one who is no actor is left out.
func (h *Hearing) others(s *Statement, c *Claim) error {
	for _, name := range c.OnBehalfOf {
		actor, err := h.acting(name)
		if err != nil {
			return err
		}
		if side := actor.Side(); side != nil && side != s.By.Side() && !slices.Contains(s.OnBehalfOf, side) {
			s.OnBehalfOf = append(s.OnBehalfOf, side)
		}
	}
	for _, name := range c.Addressees {
		if actor, err := h.acting(name); err == nil && !slices.ContainsFunc(s.Addressees, func(a names.Actor) bool { return same(a, actor) }) {
			s.Addressees = append(s.Addressees, actor)
		}
	}
	return nil
}

// same tells whether two actors are one.
func same(a, b names.Actor) bool {
	return a.Kind == b.Kind && sameName(a.Name(), b.Name()) && (a.Side() == nil) == (b.Side() == nil)
}

// acting returns the actor of that name who can be held to a position: one of the cast, else one that packs or package names know here.
func (h *Hearing) acting(name string) (names.Actor, error) {
	name = trimmed(name)
	if m := h.cast.find(name); m != nil {
		return m.actor, m.against
	}
	if h.nobody(name) {
		return names.Actor{}, ActorUnnamed
	}
	if p := h.known(name); p != nil {
		if p.Party == nil || p.Bystander || p.Chair {
			return names.Actor{}, ActorWithoutSide
		}
		actor := names.Actor{Kind: names.PersonActor, Person: p}
		h.cast.add(p.Name, actor, nil)
		return actor, nil
	}
	if party := h.listed(name); party != nil {
		return names.Actor{Kind: names.PartyActor, Party: party}, nil
	}
	return names.Actor{}, ActorUnnamed
}

// listed returns the party of that name which package names finds in the document.
func (h *Hearing) listed(name string) *names.Party {
	known := h.reader.words.Party(name)
	for _, p := range h.Who.Parties() {
		if known != nil && p.ID == known.ID || sameName(p.Name, name) {
			return p
		}
	}
	return nil
}

// lines returns the bytes of a passage.
func (h *Hearing) lines(passage Passage) text.Span { return h.sentences(passage.From, passage.To) }

// holder returns the words that mean the actor: in the quote, in a sentence beside it, or, where they name him, elsewhere within bytes. Words that name somebody
// else, or speak of "we" where somebody else speaks, mean another.
func (h *Hearing) holder(s *Statement, c *Claim, actor names.Actor, within text.Span) (text.Span, error) {
	around := h.wider(s.Quote)
	if c.As == "" {
		at, err := h.implied(s, actor)
		if near, named := h.namedIn(around, actor); err != nil && s.Stance == "" && named {
			return near, nil // who meets may be named in the sentence beside
		}
		return at, err
	}
	at := h.nearestIn(s.Cue, c.As, h.block(s.Quote), around, within)
	switch far := at.Start < around.Start || at.End > around.End; {
	case at.End == 0:
		return at, HolderMissing
	case far && !h.isNamed(at, actor):
		return at, HolderMissing
	case s.Stance != "" && h.undergone(s.Cue, at, actor):
		return at, HolderOther
	case sameName(c.As, c.Actor) || sameName(c.As, actor.Name()):
		return at, nil
	case h.reader.words.FirstPerson(c.As) && h.speaksAnother(at, actor):
		return at, SpeakerOther
	}
	own, others := h.names(at, actor)
	if !own && h.among(at, actor) {
		return at, nil
	}
	if !own && !others && !h.before(at.End, actor) {
		return at, HolderMissing
	}
	if words := strings.Fields(trimmed(c.As)); !own && (others || len(words) == 0 || h.reader.words.Civil(words[len(words)-1]) && binds(actor)) {
		return at, HolderOther
	}
	return at, nil
}

// among tells whether words mean several states by what they share, "countries that border Norway", and an actor is a state that the document names somewhere: which
// states they are is often said only later.
func (h *Hearing) among(at text.Span, actor names.Actor) bool {
	i, _ := h.run(at)
	if actor.Kind != names.PartyActor || actor.Party.Type != graph.State || i == len(h.Document.Sentences) {
		return false
	}
	several := slices.ContainsFunc(h.sentence(i).Words, func(w word) bool {
		return holds(at, w) && w.Tag == "NNS" && h.reader.words.Is("bloc-members", w.Text)
	})
	if !several {
		return false
	}
	_, named := h.namedIn(h.whole(), actor)
	return named
}

// nearestIn returns where words stand nearest to a cue, within the first of several spans that holds them.
func (h *Hearing) nearestIn(cue text.Span, words string, spans ...text.Span) (at text.Span) {
	for _, within := range spans {
		if at = nearest(cue, h.folded.find(words, within)); at.End > 0 {
			break
		}
	}
	return at
}

// binds tells whether an actor is a party that its people do not bind, as voters do not bind a state; a union's drivers are the union, and "the old man" a person.
func binds(actor names.Actor) bool { return actor.Kind != names.PersonActor && !actor.Party.Own }

// before tells whether an actor, or somebody of its side, is named before a byte or in its sentence, or is whose voice the document is: words that name nobody
// point to him only then.
func (h *Hearing) before(at int, actor names.Actor) bool {
	switch i, _ := h.run(text.Span{Start: at - 1, End: at}); {
	case i == len(h.Document.Sentences):
	case h.headline(i):
		at = len(h.Document.Text) // a headline says "union", and its text which
	default:
		at = h.Document.Sentences[i].End // "the drivers voted after their union, X, ..."
	}
	_, named := h.namedIn(text.Span{End: at}, actor)
	return named || slices.ContainsFunc(h.Who.Voice(), func(r names.Ref) bool { return h.stand(h.recast(r.Actor), actor) })
}

// block returns the bytes of a quote, with the label or dateline before it where it opens its block.
func (h *Hearing) block(quote text.Span) text.Span {
	from, to := h.run(quote)
	return h.sentences(from, to)
}

// speaksAnother tells whether somebody of another side is known to speak where words stand.
func (h *Hearing) speaksAnother(at text.Span, actor names.Actor) bool {
	i, w := h.wordAt(at)
	if w < 0 {
		return false
	}
	spoken := h.Who.Speaker(i, w)
	return len(spoken) > 0 && !slices.ContainsFunc(spoken, func(r names.Ref) bool { return h.stand(h.recast(r.Actor), actor) })
}

// recast returns an actor as it was claimed, where it was.
func (h *Hearing) recast(a names.Actor) names.Actor {
	if m := h.cast.find(a.Name()); a.Name() != "" && m != nil {
		return m.actor
	}
	return a
}

// implied returns where the actor is named whom no words of the claim mean: in the quote, by its speaker, by the document's voice, in the line that a list
// stands under, or in the title of what somebody issues.
func (h *Hearing) implied(s *Statement, actor names.Actor) (text.Span, error) {
	if at, ok := h.namedIn(h.block(s.Quote), actor); ok {
		return at, nil
	}
	spoken := h.Who.Voice()
	if i, w := h.wordAt(s.Cue); w >= 0 {
		spoken = slices.Concat(h.Who.Speaker(i, w), spoken)
	}
	for _, r := range spoken {
		if h.stand(h.recast(r.Actor), actor) {
			return r.Span, nil
		}
	}
	for _, above := range []text.Span{h.over(s.Quote), h.issued(), h.owner(s)} {
		if at, ok := h.namedIn(above, actor); ok {
			return at, nil
		}
	}
	return text.Span{}, HolderMissing
}

// owner returns the bytes of the sentence before an act that names nobody: a noun without its owner, "Norway proposed a toll. The proposal would ...", or an impersonal
// passive, "The two leaders met. It was agreed to go on."
func (h *Hearing) owner(s *Statement) text.Span {
	i, w := h.wordAt(s.Cue)
	all := h.Document.Sentences
	if w < 0 || i == 0 || s.Stance == "" {
		return text.Span{}
	}
	noun := all[i-1].Block == all[i].Block && h.sentence(i).Noun(w) && h.sentence(i).To(w, grammar.Owner) < 0
	if !noun && !h.impersonal(i, s.Cue) {
		return text.Span{}
	}
	return text.Span{Start: all[i-1].Start, End: all[i-1].End}
}

// impersonal tells whether a cue is the passive of a sentence that begins with "it" and says by whom nowhere.
func (h *Hearing) impersonal(i int, cue text.Span) bool {
	s := h.sentence(i)
	return s.Words[0].Text == "it" && slices.ContainsFunc(s.Words, func(w word) bool { return holds(cue, w) && w.Tag == "VBN" }) &&
		!slices.ContainsFunc(s.Words, func(w word) bool { return w.Text == "by" })
}

// issued returns the bytes of the titles of a document that is somebody's own words; none of a wire or an article.
func (h *Hearing) issued() text.Span {
	to := 0
	for _, b := range h.Document.Blocks {
		if b.Kind != text.Title && b.Kind != text.Field || len(h.Who.Voice()) == 0 {
			break
		}
		to = b.End
	}
	return text.Span{End: to}
}

// over returns the bytes of what a quote stands under: the heading before it, or of a list's item the block before the list. They are none elsewhere.
func (h *Hearing) over(quote text.Span) text.Span {
	from, _ := h.run(quote)
	own := h.Document.Sentences[from].Block
	at := own
	for at > 0 && h.Document.Blocks[at].Kind == text.Bullet {
		at--
	}
	if at == own && at > 0 && h.Document.Blocks[at-1].Kind == text.Heading {
		at--
	}
	if at == own {
		return text.Span{}
	}
	return text.Span{Start: h.Document.Blocks[at].Start, End: h.Document.Blocks[own].Start}
}
