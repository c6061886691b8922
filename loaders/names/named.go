package names

import (
	"slices"
	"strings"

	"github.com/parleygraph/parley/graph"
	"github.com/parleygraph/parley/loaders/names/mention"
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
		n.phrases[i] = make([][]Ref, len(l.Words))
		for k := range l.Words {
			if l.Taken[k] > 0 || strings.HasPrefix(l.Words[k].Tag, "N") || strings.HasPrefix(l.Words[k].Tag, "JJ") {
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
	if members := l.members(k); members != nil {
		return members
	}
	if n := l.Taken[k]; n > 0 {
		return l.mentioned(&l.Found[n-1], k)
	}
	if !strings.HasPrefix(l.Words[k].Tag, "N") {
		return nil
	}
	if person := l.bearer(k); person != nil {
		return []Ref{l.personRef(person.Person, l.Words[k].Start, l.Words[person.To-1].End)}
	}
	return l.officers(k, depth)
}

// members returns the parties that the text names as those whom the plural noun at word k means: "factions Front and League", "countries like Norway and Sweden".
func (l *line) members(k int) []Ref {
	if l.Words[k].Tag != "NNS" {
		return nil
	}
	first := -1
	for _, c := range l.Sentence.Children(k) {
		w := l.Words[c]
		if w.Relation == "prep" && (w.Text == "like" || w.Text == "including" || w.Text == "as" && l.Text(c-1) == "such") {
			first = l.Sentence.Child(c, "pobj")
		}
	}
	if k+1 < len(l.Words) && l.Taken[k+1] > 0 && l.Words[k+1].Capital {
		first = l.Found[l.Taken[k+1]-1].Head
	}
	if named := l.Sentence.Child(k, "appos"); first < 0 && named > k && len(l.Sentence.Conjuncts(named)) > 1 {
		first = named // "the members - Norway, Sweden and Oman"
	}
	if first < 0 {
		first = l.including(k)
	}
	if first < 0 {
		return nil
	}
	var refs []Ref
	for _, c := range l.Sentence.Conjuncts(first) {
		if n := l.Taken[c]; n > 0 && l.Found[n-1].Party != nil && l.Found[n-1].Form == ByName {
			refs = append(refs, l.mentioned(&l.Found[n-1], c)...)
		}
	}
	return refs
}

// including returns the first of those whom ", including" names behind a noun that means many and what describes it; -1 where it names none.
func (l *line) including(k int) int {
	for at := k + 1; at+1 < len(l.Words); at++ {
		switch w := &l.Words[at]; {
		case w.Text == "including" && l.Words[at-1].Text == ",":
			return l.Sentence.Child(at, "pobj")
		case strings.HasPrefix(w.Tag, "V"), w.Tag == "MD", w.Text == ";", w.Text == "and":
			return -1
		}
	}
	return -1
}

// officers returns the parties for whom those act whom the noun at word k means: "Norway's ministers"; a Nobody where they act for none: "Norwegian voters".
func (l *line) officers(k, depth int) []Ref {
	head, known := l.headKind(k)
	title, titled := l.titleEnding(k)
	if !known && !titled {
		return nil
	}
	parties, capacity := l.owners(k, depth)
	switch {
	case len(parties) == 0:
		return nil
	case titled && title.Kind == mention.BystanderTitle || !titled && (head == mention.Civil || head == mention.Media):
		return []Ref{{Span: l.span(k)}}
	case !titled && head == mention.Belongs || titled && title.Capacity == graph.BelongsTo, l.wasOnce(k):
		capacity = graph.BelongsTo
	}
	var refs []Ref
	for _, p := range parties {
		refs = append(refs, Ref{Actor: Actor{Kind: kindOf(p), Party: p, Capacity: capacity}, Span: l.span(k)})
	}
	return refs
}

func kindOf(p *Party) Kind {
	if p.Own && !p.Crowd {
		return Organization
	}
	return PartyActor
}

// mentioned returns the actor of a mention: nobody where a state's or capital's name is the place that it is.
func (l *line) mentioned(m *Mention, k int) []Ref {
	span := text.Span{Start: l.Words[m.From].Start, End: l.Words[m.To-1].End}
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
	w := l.Words[l.town(m)]
	if w.Relation != "pobj" || w.Head < 0 {
		return false
	}
	prep := l.Words[w.Head]
	switch {
	case l.Is("place-preposition", w.Head):
		return true
	case prep.Text == "to" || prep.Text == "from" || prep.Text == "through":
		return prep.Head >= 0 && l.f.words.Is("travelling", l.Words[prep.Head].Lemma)
	}
	return false
}

// town returns the word of the town behind which a state's name says where that is: "in Tromsø, Norway"; else the head of the name itself.
func (l *line) town(m *Mention) int {
	w := l.Words[m.Head]
	if (w.Relation == "appos" || w.Relation == "conj") && m.From > 1 && l.Text(m.From-1) == "," && w.Head == m.From-2 && l.Words[w.Head].Capital && l.PartyWord(w.Head) == 0 {
		return w.Head
	}
	return m.Head
}

// bearer returns the person's mention that a title at word k introduces: "Prime Minister Holm" headed by "Minister", "the envoy, Anna Holm".
func (l *line) bearer(k int) *Mention {
	if _, ok := l.titleEnding(k); !ok {
		return nil
	}
	if k+1 < len(l.Words) {
		if n := l.Taken[k+1]; n > 0 && l.Found[n-1].Person != nil {
			return &l.Found[n-1]
		}
	}
	for _, c := range l.Sentence.Children(k) {
		if n := l.Taken[c]; n > 0 && l.Words[c].Relation == "appos" && l.Found[n-1].Person != nil {
			return &l.Found[n-1]
		}
		if m := l.bearerOf(c); m != nil {
			return m
		}
	}
	return nil
}

// bearerOf returns the person's mention that stands right behind a party's at the preposition at word of: "president of Norway Kari Holm", where a parser takes both for one
// name.
func (l *line) bearerOf(of int) *Mention {
	o := l.Sentence.Child(of, "pobj")
	if l.Words[of].Text != "of" || o < 0 || l.Taken[o] == 0 {
		return nil
	}
	m := &l.Found[l.Taken[o]-1]
	if m.Person == nil || m.From == 0 || l.Taken[m.From-1] == 0 || l.Found[l.Taken[m.From-1]-1].Party == nil {
		return nil
	}
	return m
}

// titleEnding returns the title whose last word is word k.
func (l *line) titleEnding(k int) (mention.TitleSpan, bool) {
	for _, t := range l.Titles {
		if t.To == k+1 || t.From <= k && k < t.To && l.Words[k+1].Tag == "IN" { // "minister" of "minister of trade"
			return t, true
		}
	}
	return mention.TitleSpan{}, false
}

// headKind returns what the noun at word k makes of a party's name before it, by the longest phrase that ends there.
func (l *line) headKind(k int) (mention.HeadKind, bool) {
	for from := max(0, k-3); from <= k; from++ {
		if kinds, n := l.f.words.Heads.At(l.Words, from); n > 0 && from+n == k+1 {
			return kinds[0], true
		}
	}
	return mention.NoHead, false
}

// wasOnce tells whether "former" or its like stands before word k.
func (l *line) wasOnce(k int) bool {
	for _, c := range l.Sentence.Children(k) {
		if c < k && l.f.words.Former[l.Words[c].Text] {
			return true
		}
	}
	return false
}

// owners returns whose the noun at word k is: by its modifiers, else by what it is of or for.
func (l *line) owners(k, depth int) ([]*Party, graph.Capacity) {
	if parties := l.modifying(k); len(parties) > 0 {
		return parties, graph.SpeaksFor
	}
	for _, c := range l.Sentence.Children(k) {
		if r := l.Words[c].Relation; r != "prep" || !l.Is("owner-preposition", c) {
			continue
		}
		o := l.Sentence.Child(c, "pobj")
		if o < 0 {
			continue
		}
		var parties []*Party
		var capacity graph.Capacity
		for _, one := range l.several(k, o) {
			for _, r := range l.phrase(one, depth+1) {
				if r.Holds() && r.Side() != nil {
					parties, capacity = append(parties, r.Side()), r.Capacity
				}
			}
		}
		if len(parties) > 0 {
			return parties, capacity
		}
	}
	return nil, ""
}

// several returns what a preposition behind the noun at word k takes, all of a list where the noun means many: "ministers from Norway, Sweden and Oman".
func (l *line) several(k, object int) []int {
	if l.Words[k].Tag == "NNS" {
		return l.Sentence.Conjuncts(object)
	}
	return []int{object}
}

// modifying returns the party that the words before a noun name, the nearest: "the Norwegian trade ministry", "Norway's", "the Holm administration". A title
// may stand between them. Of many it may be several that are joined: "Norwegian and Swedish leaders".
func (l *line) modifying(k int) []*Party {
	from, _ := l.Sentence.Span(k)
	for at := k - 1; at >= from; at-- {
		n := l.Taken[at]
		if n == 0 || !l.within(at, k) {
			continue
		}
		m := l.Found[n-1]
		if m.Party != nil && m.Form != ByCompound {
			return append([]*Party{m.Party}, l.coordinated(k, &m)...)
		}
		if m.Person != nil && m.Person.Party != nil {
			return []*Party{m.Person.Party}
		}
	}
	return nil
}

// coordinated returns the other parties whose adjectives "and" and commas join to a party's before a noun that means many: "the Norwegian, Swedish and Omani presidents".
func (l *line) coordinated(k int, m *Mention) []*Party {
	if tag := l.Words[k].Tag; tag != "NNS" && tag != "NNPS" {
		return nil
	}
	var found []*Party
	joined := false
	for n := l.Taken[m.From] - 2; n >= 0 && l.joinsNames(n, &joined); n-- {
		found = append(found, l.Found[n].Party)
	}
	for n := l.Taken[m.From] - 1; n+1 < len(l.Found) && l.Found[n+1].To <= k && l.joinsNames(n, &joined); n++ {
		found = append(found, l.Found[n+1].Party)
	}
	if !joined {
		return nil
	}
	return slices.DeleteFunc(found, func(p *Party) bool { return p == m.Party })
}

// joinsNames tells whether commas or "and" alone part the party of a mention from that of the next; joined becomes true with "and".
func (l *line) joinsNames(n int, joined *bool) bool {
	a, b := &l.Found[n], &l.Found[n+1]
	if a.Party == nil || b.Party == nil || a.Form == ByCompound || b.Form == ByCompound || a.To == b.From || !l.onlyJoins(a.To, b.From) {
		return false
	}
	*joined = *joined || l.Text(b.From-1) == "and"
	return true
}

// within tells whether word at hangs on word k through modifiers and owners alone.
func (l *line) within(at, k int) bool {
	for range 6 {
		if at == k {
			return true
		}
		switch l.Words[at].Relation {
		case "compound", "amod", "poss", "nmod", "nn":
			at = l.Words[at].Head
		default:
			return false
		}
	}
	return false
}

// span returns the bytes of the phrase that word k heads, without what hangs behind it.
func (l *line) span(k int) text.Span {
	from, _ := l.Sentence.SpanWithout(k, func(c int) bool { return c > k })
	return text.Span{Start: l.Words[from].Start, End: l.Words[k].End}
}

// assumed returns the state whose chamber, court or army stands at word without a name, where the text turns on one state: "Lawmakers approved the
// deployment."
func (n *Names) assumed(sentence, word int) []Ref {
	l := n.lines[sentence]
	if n.home == nil || l.Taken[word] > 0 || !strings.HasPrefix(l.Words[word].Tag, "NN") || !l.Is("heads.chamber", word) && !l.Is("government", word) || l.Words[word].Text == "opposition" {
		return nil
	}
	for _, c := range l.Sentence.Children(word) {
		if c < word && l.Words[c].Tag != "DT" && !strings.HasPrefix(l.Words[c].Tag, "JJ") || l.Words[c].Relation == "prep" {
			return nil
		}
	}
	a := Actor{Kind: PartyActor, Party: n.home, Capacity: graph.SpeaksFor}
	if head, _ := l.headKind(word); head == mention.Belongs {
		a.Capacity = graph.BelongsTo
	}
	return []Ref{{Actor: a, Span: l.span(word)}}
}
