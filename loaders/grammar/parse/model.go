package parse

import "sync"

// The classifiers of a model, in the order of the weights file.
const (
	tagWeights = iota
	moveWeights
	relationWeights
	entityWeights
	sureTags
	sureRelations
	sureOutside
	classifiers
)

// Model parses English. It never changes, and many goroutines may use it at once.
type Model struct {
	weights [classifiers]*linear
	lemmas  lemmas
	lemma   *lemmatizer
	moves   *packed
	spare   sync.Pool
}

func (m *Model) set(weights [classifiers]*linear) {
	m.weights = weights
	m.lemma = newLemmatizer(m.lemmas)
	m.moves = newPacked(weights[moveWeights])
	m.spare.New = func() any { return &scratch{} }
}

// Parse splits a sentence into tokens and parses them.
func (m *Model) Parse(sentence string) Sentence {
	return m.ParseTokens(sentence, Tokenize(sentence))
}

// ParseTokens parses a sentence of which the tokens are known. They should
// follow the conventions of Tokenize.
func (m *Model) ParseTokens(text string, tokens []Token) Sentence {
	p := m.spare.Get().(*scratch)
	defer m.spare.Put(p)
	p.read(text, tokens)
	tagger{m.weights[tagWeights], m.weights[sureTags]}.tag(p)
	parser{m.moves, m.weights[relationWeights], m.weights[sureRelations]}.parse(p)
	finder{m.weights[entityWeights], m.weights[sureOutside]}.find(p)
	return m.result(p, text, tokens)
}

// result copies what was found out of the working memory.
func (m *Model) result(p *scratch, text string, tokens []Token) Sentence {
	s := Sentence{
		Text: text, Tokens: tokens,
		Tag:      append([]Tag(nil), p.tags[:p.n]...),
		Head:     append([]int(nil), p.heads[:p.n]...),
		Relation: append([]Relation(nil), p.relations[:p.n]...),
		Lemma:    make([]string, p.n),
		Entity:   make([]Entity, p.n),
	}
	for i := range tokens {
		s.Lemma[i] = m.lemma.of(s.Word(i), s.Tag[i])
		s.Entity[i] = p.entities[i].entity()
	}
	return s
}
