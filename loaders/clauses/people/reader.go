package people

import (
	"strings"

	"github.com/parleygraph/parley/graph"
	"github.com/parleygraph/parley/loaders/clauses/lexicon"
	"github.com/parleygraph/parley/loaders/packs"
)

// A reader reads what stands around a person's name in one sentence.
type reader struct {
	d        *Document
	tokens   []lexicon.Token
	mentions []Mention
	titles   []TitleSpan
	behind   []Mention    // of the sentence before
	earlier  *packs.Party // the first party of that
}

// reader returns a reader of sentence i.
func (d *Document) reader(i int) reader {
	r := reader{d: d, tokens: d.Sentences[i].Tokens, mentions: d.Mentions[i], titles: d.Titles[i], earlier: d.firstParty(i - 1)}
	if i > 0 {
		r.behind = d.Mentions[i-1]
	}
	return r
}

// before reads titles and parties left of a name: "U.S. Secretary of State and National Security Adviser X", "Norway's envoy, X".
func (r *reader) before(p *Person, m Mention) bool {
	start := r.nameBegin(m)
	at := start
	titled, kin, told := false, false, false
	for steps := 0; at > 0 && steps < 12; steps++ {
		t := &r.tokens[at-1]
		if span, ok := r.titleEnding(at); ok {
			titled = r.title(p, span) || titled
			at, told = span.From, true
			continue
		}
		switch {
		case t.Word.Is(lexicon.Kinship):
			kin = true
		case t.Lower == "," && at == start && r.titledBefore(at-1), t.Lower == "and" && titled, t.Lower == "'s", t.Lower == "’s", t.Lower == "-":
		case t.Mention != 0:
			return r.beside(p, t.Mention-1, at, titled, kin) || titled
		case (t.Lower == "its" || t.Lower == "their") && titled:
			p.Vote(r.owner(at-1), ByGroup)
			return titled
		case t.Lower == "," && (at == start || told && at+4 > start): // "Norway's envoy, retired general X"
			return r.office(p, at-1) || titled
		case (t.Shape == lexicon.Lower || t.Word.Is(lexicon.FormerWord)) && !t.Verb && !t.Word.Is(lexicon.Determiner|lexicon.Preposition|lexicon.Conjunction|lexicon.Pronoun|lexicon.Modal|lexicon.Be|lexicon.Have|lexicon.Do|lexicon.Relative|lexicon.Subordinator) && (titled || kin):
		default:
			p.Bystander = p.Bystander || at == start && r.occupied(at)
			return titled
		}
		at--
	}
	return titled
}

// occupied tells whether a calling that is no office stands before token at, behind the adjective of a party: "Norwegian skipper X".
func (r *reader) occupied(at int) bool {
	for k := at - 1; k > 0 && k >= at-2 && r.modifies(k); k-- {
		if _, n := r.d.x.lex.Heads.At(r.tokens, k); n > 0 {
			return false
		}
		if r.tokens[k-1].Demonym {
			return true
		}
	}
	return false
}

// nameBegin returns the token at which a mention begins with the form of address before it: "Dr. Holm".
func (r *reader) nameBegin(m Mention) int {
	at := m.From
	if at > 1 && r.tokens[at-1].Lower == "." && r.tokens[at-2].Word.Is(lexicon.Address) {
		at--
	}
	for at > 0 && r.tokens[at-1].Word.Is(lexicon.Address) {
		at--
	}
	return at
}

// owner returns the party that "its" at token i means: the first that the sentence names before it, as a rule its subject, else the first
// one of the sentence before.
func (r *reader) owner(i int) *packs.Party {
	if i > 1 && r.tokens[i-1].Lower == "by" && r.tokens[i-2].Mention != 0 {
		if m := r.mentions[r.tokens[i-2].Mention-1]; m.Kind == PartyMention {
			return m.Sense.Party // "Norway was led by X, and Sweden by its envoy, Y"
		}
	}
	for _, m := range r.mentions {
		if m.To <= i && m.Kind == PartyMention && m.Sense.Kind != lexicon.Demonym {
			return m.Sense.Party
		}
	}
	return r.earlier
}

// office reads what stands before a comma and a name: "the president of Norway, X", "Norway's envoy to the talks, X", "its spokesman, X".
func (r *reader) office(p *Person, comma int) bool {
	for _, t := range r.titles {
		if t.To > comma || comma-t.To > 6 || t.Sense.Kind == lexicon.BystanderTitle || r.personAt(t.To) || !r.quiet(t.To, comma) {
			continue
		}
		if party := r.within(t.To, comma); party != nil {
			p.Vote(party, byTitle)
			return r.subordinate(t) || r.title(p, t)
		}
		if t.From > 1 && r.tokens[t.From-1].Lower == "'s" && r.tokens[t.From-2].Mention != 0 && r.mentions[r.tokens[t.From-2].Mention-1].Kind == PersonMention {
			return r.beside(p, r.tokens[t.From-2].Mention-1, t.From, r.title(p, t), false)
		}
		if party := r.officeOf(t); party != nil {
			p.Vote(party, byTitle)
			return r.title(p, t)
		}
		if t.Sense.Kind == lexicon.RoleTitle {
			return r.title(p, t)
		}
	}
	return r.spokesNoun(p, comma) || r.headOf(p, comma)
}

// headOf reads who stands at the head of a party: "the head of the International Atomic Energy Agency, X".
func (r *reader) headOf(p *Person, comma int) bool {
	if comma == 0 || r.tokens[comma-1].Mention == 0 {
		return false
	}
	m := r.mentions[r.tokens[comma-1].Mention-1]
	of := m.From - 1
	if of > 0 && r.tokens[of].Word.Is(lexicon.Determiner) {
		of--
	}
	if m.Kind != PartyMention || m.Sense.Kind == lexicon.Demonym || of < 1 || r.tokens[of].Lower != "of" || !r.d.x.headNouns[r.tokens[of-1].Lower] {
		return false
	}
	p.Vote(m.Sense.Party, byTitle)
	r.role(p, of-1, of, graph.SpeaksFor)
	return true
}

// subordinate tells whether an office is that of somebody else, for whom the named act: "the representatives of the president of Norway, X and Y".
func (r *reader) subordinate(t TitleSpan) bool {
	at := t.From - 1
	for at > 0 && r.tokens[at].Word.Is(lexicon.Determiner) {
		at--
	}
	return at > 0 && r.tokens[at].Lower == "of" && r.tokens[at-1].Word.Is(lexicon.Speaker|lexicon.BareRole)
}

// spokesNoun reads an office that is no title but speaks for its party: "Norway's chief delegate, X".
func (r *reader) spokesNoun(p *Person, comma int) bool {
	for at := max(0, comma-3); at < comma; at++ {
		kinds, n := r.d.x.lex.Heads.At(r.tokens, at)
		if n == 0 || at+n != comma || kinds[0] != lexicon.SpeakingHead {
			continue
		}
		party := r.officeOf(TitleSpan{From: at, To: at + n})
		if party == nil {
			return false
		}
		p.Vote(party, byTitle)
		r.role(p, at, comma, graph.SpeaksFor)
		return true
	}
	return false
}

// quiet tells whether no mark and no verb stands between two tokens.
func (r *reader) quiet(from, to int) bool {
	for i := from; i < to; i++ {
		if t := &r.tokens[i]; t.Shape == lexicon.Mark || t.Verb || t.Word.Is(lexicon.Modal|lexicon.Be|lexicon.Have|lexicon.Do|lexicon.Relative) {
			return false
		}
	}
	return true
}

// within returns the party that ends right before token to, behind "of" or "for".
func (r *reader) within(from, to int) *packs.Party {
	for _, m := range r.mentions {
		if m.Kind == PartyMention && m.From > from && m.To == to && r.tokens[from].Word.Is(lexicon.Preposition) {
			return m.Sense.Party
		}
	}
	return nil
}

// beside reads the mention that stands before a person's titles: their party, or whose envoy or kin they are.
func (r *reader) beside(p *Person, index, at int, titled, kin bool) bool {
	m := r.mentions[index]
	possessive := r.tokens[at-1].Lower == "'s" || at < len(r.tokens) && r.tokens[at].Lower == "'s"
	switch {
	case m.Kind == PartyMention && possessive && !titled && !kin && r.nameStart(p, at) == at+1 && len(p.Words) > 1 && m.Sense.Kind == lexicon.PartyName:
		p.Vote(m.Sense.Party, ByGroup) // "Norway's Kari Holm"
		return false
	case m.Kind == PartyMention && (titled || kin || !possessive && m.Sense.Kind != lexicon.PartyName):
		p.Vote(m.Sense.Party, byTitle)
		return titled
	case m.Kind == PersonMention && (titled || kin) && possessive:
		r.link(p, m)
		if kin {
			r.role(p, at, r.nameStart(p, at), graph.BelongsTo)
		}
		return true
	}
	return titled
}

// nameStart returns the token before the name whose description begins at token from.
func (r *reader) nameStart(p *Person, from int) int {
	for i := from; i < len(r.tokens); i++ {
		if r.tokens[i].Mention != 0 || r.tokens[i].Lower == "," {
			return i
		}
	}
	return len(r.tokens)
}

func (r *reader) link(p *Person, m Mention) {
	tokens := r.tokens[m.From:m.To]
	other := r.d.People.Find(r.d.Text[tokens[0].Start:tokens[len(tokens)-1].End])
	if other != nil && other != p {
		p.links = append(p.links, other)
	}
}

func (r *reader) titleEnding(at int) (TitleSpan, bool) {
	for _, t := range r.titles {
		if t.To == at {
			return t, true
		}
	}
	return TitleSpan{}, false
}

func (r *reader) titledBefore(at int) bool {
	_, ok := r.titleEnding(at)
	return ok || at > 0 && r.tokens[at-1].Word.Is(lexicon.Kinship)
}

// title notes a title of the person; false where it makes them a chair or a bystander.
func (r *reader) title(p *Person, t TitleSpan) bool {
	switch t.Sense.Kind {
	case lexicon.ChairTitle:
		p.Chair = true
		if !r.ofParty(t) {
			return false
		}
		p.Chair = false // "Norway's chief mediator" acts for Norway
	case lexicon.BystanderTitle:
		p.Bystander = true
		return false
	}
	capacity := t.Sense.Capacity
	if t.From > 0 && r.d.x.lex.Former[r.tokens[t.From-1].Lower] {
		capacity = graph.BelongsTo
	}
	r.role(p, t.From, t.To, capacity)
	return true
}

// ofParty tells whether a party stands beside a chair's title: "Norway's chief mediator", "chairman of Norway's council".
func (r *reader) ofParty(t TitleSpan) bool {
	if t.From > 0 && (r.tokens[t.From-1].Lower == "'s" || r.d.x.possessives[r.tokens[t.From-1].Lower]) {
		return true
	}
	at := t.To + 1
	if at < len(r.tokens) && r.tokens[at].Word.Is(lexicon.Determiner) {
		at++
	}
	if at >= len(r.tokens) || r.tokens[t.To].Lower != "of" || r.tokens[at].Mention == 0 {
		return false
	}
	m := r.mentions[r.tokens[at].Mention-1]
	return m.Kind == PartyMention && (m.Sense.Party.Type == "STATE" || m.Sense.Party.Type == "BLOC")
}

func (r *reader) role(p *Person, from, to int, capacity graph.Capacity) {
	if from >= to {
		return
	}
	start, end := r.tokens[from].Start, r.tokens[to-1].End
	text := r.d.Text[start:end]
	for _, known := range p.Roles {
		if strings.EqualFold(known.Text, text) {
			return
		}
	}
	p.Roles = append(p.Roles, graph.Role{Text: text, Capacity: capacity, Document: r.d.ID, Evidence: graph.Passage{Text: text, Start: start, End: end}})
}

func (r *reader) titleStarting(at int) (TitleSpan, bool) {
	for _, t := range r.titles {
		if t.From == at {
			return t, true
		}
	}
	return TitleSpan{}, false
}
