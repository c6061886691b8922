package names

import "github.com/parleygraph/parley/loaders/text"

// named returns whom the noun phrase names that word heads: "Norway", "the Holm administration", "a spokesman for the ministry of Norway". It is nil where
// it names nobody, and one Ref of the kind Nobody where it names what can be no actor: "Norwegian voters".
func (n *Names) named(sentence, word int) []Ref {
	s := n.sentences[sentence]
	for _, m := range n.mentions[sentence] {
		span := text.Span{Start: s.Words[m.From].Start, End: s.Words[m.To-1].End}
		if word >= m.From && word < m.To {
			if m.Person != nil {
				return []Ref{{Actor: Actor{Kind: PersonActor, Person: m.Person}, Span: span}}
			}
			if m.Form != ByDemonym || word == m.Head {
				return []Ref{{Actor: Actor{Kind: PartyActor, Party: m.Party}, Span: span}}
			}
		}
		if m.Party != nil && s.Words[m.Head].Head == word && m.Head < word {
			kind, ok := n.words.headOf(s.Words[word].Text)
			if ok && (kind == speaks || kind == belongs) {
				span.End = s.Words[word].End
				return []Ref{{Actor: Actor{Kind: PartyActor, Party: m.Party}, Span: span}}
			}
		}
	}
	return nil
}
