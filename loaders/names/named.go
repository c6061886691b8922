package names

import (
	"strings"

	"github.com/parleygraph/parley/graph"
	"github.com/parleygraph/parley/loaders/text"
)

// named returns whom the noun phrase names that word heads: "Norway", "the Holm administration", "a spokesman for the ministry of Norway". It is nil where
// it names nobody, and one Ref of the kind Nobody where it names what can be no actor: "Norwegian voters".
func (n *Names) named(sentence, word int) []Ref {
	if n.phrases[sentence] == nil {
		return nil
	}
	return n.phrases[sentence][word]
}

// readPhrases reads every word of every sentence as the head of a phrase.
func (n *Names) readPhrases() {
	n.phrases = make([][][]Ref, len(n.lines))
	for i, l := range n.lines {
		n.phrases[i] = make([][]Ref, len(l.w))
		for k := range l.w {
			if l.taken[k] > 0 || strings.HasPrefix(l.w[k].Tag, "N") || strings.HasPrefix(l.w[k].Tag, "JJ") {
				n.phrases[i][k] = l.phrase(k, 0)
			}
		}
	}
}

// deepestPhrase is how many phrases may stand in each other: "a spokesman for the ministry of Norway".
const deepestPhrase = 4

// phrase returns whom the phrase names that word k heads.
func (l *line) phrase(k, depth int) []Ref {
	if depth > deepestPhrase {
		return nil
	}
	if n := l.taken[k]; n > 0 {
		return l.mentioned(&l.found[n-1], k)
	}
	if !strings.HasPrefix(l.w[k].Tag, "N") {
		return nil
	}
	if person := l.bearer(k); person != nil {
		return []Ref{l.personRef(person.Person, l.w[k].Start, l.w[person.To-1].End)}
	}
	head, known := l.headKind(k)
	title, titled := l.titleEnding(k)
	if !known && !titled {
		return nil
	}
	party, capacity := l.owner(k, depth)
	if party == nil {
		return nil
	}
	a := Actor{Kind: kindOf(party), Party: party, Capacity: graph.SpeaksFor}
	switch {
	case titled && title.kind == bystanderTitle || !titled && (head == civil || head == media):
		return []Ref{{Span: l.span(k)}}
	case !titled && head == belongs || titled && title.capacity == graph.BelongsTo || capacity == graph.BelongsTo, l.wasOnce(k):
		a.Capacity = graph.BelongsTo
	}
	return []Ref{{Actor: a, Span: l.span(k)}}
}

func kindOf(p *Party) Kind {
	if p.Own && !p.Crowd {
		return Organization
	}
	return PartyActor
}

// mentioned returns the actor of a mention: nobody where a state's or capital's name is the place that it is.
func (l *line) mentioned(m *Mention, k int) []Ref {
	span := text.Span{Start: l.w[m.From].Start, End: l.w[m.To-1].End}
	if m.Party == nil {
		if m.Person == nil {
			return []Ref{{Span: span}}
		}
		return []Ref{l.personRef(m.Person, span.Start, span.End)}
	}
	if l.place(m) {
		return []Ref{{Span: span}}
	}
	return []Ref{{Actor: Actor{Kind: kindOf(m.Party), Party: m.Party, Capacity: graph.SpeaksFor}, Span: span}}
}

func (l *line) personRef(p *Person, start, end int) Ref {
	r := Ref{Actor: Actor{Kind: PersonActor, Person: p, Capacity: graph.SpeaksFor}, Span: text.Span{Start: start, End: end}}
	if p.Bystander && p.Party == nil {
		r.Kind = Nobody
	}
	if len(p.Roles) > 0 && !speaksFor(p) {
		r.Capacity = graph.BelongsTo
	}
	return r
}

// place tells whether a state's or capital's name stands where only a place can: "in Oslo", "travelled to Norway".
func (l *line) place(m *Mention) bool {
	if m.Form != ByCapital && (m.Form != ByName || m.Party.Type != graph.State) {
		return false
	}
	w := l.w[m.Head]
	if w.Relation != "pobj" || w.Head < 0 {
		return false
	}
	prep := l.w[w.Head]
	switch {
	case l.is("place-preposition", w.Head):
		return true
	case prep.Text == "to" || prep.Text == "from" || prep.Text == "through":
		return prep.Head >= 0 && l.f.words.is("travelling", l.w[prep.Head].Lemma)
	}
	return false
}

// bearer returns the person's mention that a title at word k introduces: "Prime Minister Holm" headed by "Minister", "the envoy, Anna Holm".
func (l *line) bearer(k int) *Mention {
	if _, ok := l.titleEnding(k); !ok {
		return nil
	}
	if k+1 < len(l.w) {
		if n := l.taken[k+1]; n > 0 && l.found[n-1].Person != nil {
			return &l.found[n-1]
		}
	}
	for _, c := range l.s.Children(k) {
		if n := l.taken[c]; n > 0 && l.w[c].Relation == "appos" && l.found[n-1].Person != nil {
			return &l.found[n-1]
		}
	}
	return nil
}

// titleEnding returns the title whose last word is word k.
func (l *line) titleEnding(k int) (titleSpan, bool) {
	for _, t := range l.titles {
		if t.to == k+1 || t.from <= k && k < t.to && l.w[k+1].Tag == "IN" { // "minister" of "minister of trade"
			return t, true
		}
	}
	return titleSpan{}, false
}

// headKind returns what the noun at word k makes of a party's name before it, by the longest phrase that ends there.
func (l *line) headKind(k int) (headKind, bool) {
	for from := max(0, k-3); from <= k; from++ {
		if kinds, n := l.f.words.heads.at(l.w, from); n > 0 && from+n == k+1 {
			return kinds[0], true
		}
	}
	return noHead, false
}

// wasOnce tells whether "former" or its like stands before word k.
func (l *line) wasOnce(k int) bool {
	for _, c := range l.s.Children(k) {
		if c < k && l.f.words.former[l.w[c].Text] {
			return true
		}
	}
	return false
}

// owner returns whose the noun at word k is: by its modifiers, else by what it is of or for.
func (l *line) owner(k, depth int) (*Party, graph.Capacity) {
	if p := l.modifying(k); p != nil {
		return p, graph.SpeaksFor
	}
	for _, c := range l.s.Children(k) {
		if r := l.w[c].Relation; r != "prep" || !l.is("owner-preposition", c) {
			continue
		}
		o := l.s.Child(c, "pobj")
		if o < 0 {
			continue
		}
		for _, r := range l.phrase(o, depth+1) {
			if r.Holds() && r.Side() != nil {
				return r.Side(), r.Capacity
			}
		}
	}
	return nil, ""
}

// modifying returns the party that the words before a noun name, the nearest: "the Norwegian trade ministry", "Norway's", "the Holm administration". A title
// may stand between them.
func (l *line) modifying(k int) *Party {
	from, _ := l.s.Span(k)
	for at := k - 1; at >= from; at-- {
		n := l.taken[at]
		if n == 0 || !l.within(at, k) {
			continue
		}
		m := l.found[n-1]
		if m.Party != nil && m.Form != ByCompound {
			return m.Party
		}
		if m.Person != nil && m.Person.Party != nil {
			return m.Person.Party
		}
	}
	return nil
}

// within tells whether word at hangs on word k through modifiers and owners alone.
func (l *line) within(at, k int) bool {
	for range 6 {
		if at == k {
			return true
		}
		switch l.w[at].Relation {
		case "compound", "amod", "poss", "nmod", "nn":
			at = l.w[at].Head
		default:
			return false
		}
	}
	return false
}

// span returns the bytes of the phrase that word k heads, without what hangs behind it.
func (l *line) span(k int) text.Span {
	from, _ := l.s.SpanWithout(k, func(c int) bool { return c > k })
	return text.Span{Start: l.w[from].Start, End: l.w[k].End}
}

// assumed returns the state whose chamber, court or army stands at word without a name, where the text turns on one state: "Lawmakers approved the
// deployment."
func (n *Names) assumed(sentence, word int) []Ref {
	l := n.lines[sentence]
	if n.home == nil || l.taken[word] > 0 || !strings.HasPrefix(l.w[word].Tag, "NN") || !l.is("heads.chamber", word) && !l.is("government", word) || l.w[word].Text == "opposition" {
		return nil
	}
	for _, c := range l.s.Children(word) {
		if c < word && l.w[c].Tag != "DT" && !strings.HasPrefix(l.w[c].Tag, "JJ") || l.w[c].Relation == "prep" {
			return nil
		}
	}
	a := Actor{Kind: PartyActor, Party: n.home, Capacity: graph.SpeaksFor}
	if head, _ := l.headKind(word); head == belongs {
		a.Capacity = graph.BelongsTo
	}
	return []Ref{{Actor: a, Span: l.span(word)}}
}
