package parse

import (
	"math/rand/v2"
	"slices"
)

// Options steer training. The zero value of a field means its default.
type Options struct {
	Seed   uint64
	Rounds int        // over the sentences, 8 by default
	Words  []Sentence // to learn lemmas from, and nothing else
	Log    func(format string, args ...any)
}

// sizes of the frozen classifiers, in features.
const (
	keepTags      = 220_000
	keepMoves     = 500_000
	keepRelations = 200_000
	keepEntities  = 250_000
	sureTimes     = 30
)

// Train learns a model from parsed sentences. The same sentences, in the same
// order, and the same options give the same model.
func Train(sentences []Sentence, o Options) *Model {
	if o.Rounds == 0 {
		o.Rounds = 8
	}
	if o.Log == nil {
		o.Log = func(string, ...any) {}
	}
	t := &training{Options: o, sentences: sentences}
	m := &Model{lemmas: learnLemmas(slices.Concat(sentences, o.Words))}
	t.tags = t.crossTag()
	tagger := t.learnTags(sentences)
	m.weights[tagWeights], m.weights[sureTags] = tagger.weights.(*linear), tagger.sure
	parser := t.learnTrees()
	m.weights[moveWeights], m.weights[relationWeights], m.weights[sureRelations] = parser.moves.(*linear), parser.relations.(*linear), parser.sure
	finder := t.learnEntities()
	m.weights[entityWeights], m.weights[sureOutside] = finder.weights.(*linear), finder.outside
	for i, l := range m.weights {
		o.Log("classifier %d: %d features, %d weights", i, l.len(), len(l.weights))
	}
	m.set(m.weights)
	return m
}

// training is the state of learning a model.
type training struct {
	Options
	sentences []Sentence
	tags      [][]Tag // of each sentence, from a tagger that did not learn from it
}

// rounds calls one for each sentence, in a new order each round.
func (t *training) rounds(name string, sentences []Sentence, one func(round int, p *scratch, i int) (right, all int)) {
	random := rand.New(rand.NewPCG(t.Seed, uint64(len(sentences))))
	p := &scratch{}
	for round := range t.Rounds {
		right, all := 0, 0
		for _, i := range random.Perm(len(sentences)) {
			p.read(sentences[i].Text, sentences[i].Tokens)
			r, a := one(round, p, i)
			right, all = right+r, all+a
		}
		t.Log("%s: round %d: %.4f", name, round+1, float64(right)/float64(max(1, all)))
	}
}

// crossTag tags each half of the sentences with what the other half teaches,
// so that the parser learns to live with the tagger's mistakes.
func (t *training) crossTag() [][]Tag {
	tags, quick := make([][]Tag, len(t.sentences)), *t
	quick.Rounds = min(t.Rounds, 3)
	for half := range 2 {
		var taught []Sentence
		for i, s := range t.sentences {
			if i%2 != half {
				taught = append(taught, s)
			}
		}
		tagger, p := quick.learnTags(taught), &scratch{}
		for i := half; i < len(t.sentences); i += 2 {
			p.read(t.sentences[i].Text, t.sentences[i].Tokens)
			tagger.tag(p)
			tags[i] = append([]Tag(nil), p.tags[:p.n]...)
		}
	}
	return tags
}

func (t *training) learnTags(sentences []Sentence) tagger {
	counts, p := census{}, &scratch{}
	for _, s := range sentences {
		countTags(p, counts, s)
	}
	sure, l := counts.sure(sureTimes), newLearner(int(tagCount))
	t.rounds("tags", sentences, func(_ int, p *scratch, i int) (right, all int) {
		for k, want := range sentences[i].Tag {
			tag, ok := sure.only(sureWord(p.at(k)))
			if !ok {
				tag = int(tagger{weights: l}.one(p, k))
				l.learn(p.features.list(), &p.scores, int(want), p.scores.best(allTags&^(1<<want)))
			}
			p.tags[k] = Tag(tag)
			right += int(flag(p.tags[k] == want))
		}
		return right, len(sentences[i].Tag)
	})
	return tagger{l.freeze(keepTags), sure}
}

func (t *training) learnEntities() finder {
	counts, p := census{}, &scratch{}
	for _, s := range t.sentences {
		countOutside(p, counts, s)
	}
	l := newLearner(entityLabels)
	f := finder{l, counts.sure(sureTimes)}
	t.rounds("entities", t.sentences, func(_ int, p *scratch, i int) (right, all int) {
		s := t.sentences[i]
		copy(p.tags, t.tags[i])
		copy(p.heads, s.Head)
		copy(p.relations, s.Relation)
		for k, e := range s.Entity {
			want := labelOf(e)
			if p.entityAt(k-1) > 0 || !f.surelyOutside(p, k) {
				p.entities[k] = f.one(p, k)
				l.learn(p.features.list(), &p.scores, int(want), p.scores.best((1<<entityLabels-1)&^(1<<want)))
			}
			right += int(flag(p.entities[k] == want))
		}
		return right, len(s.Entity)
	})
	f.weights = l.freeze(keepEntities)
	return f
}
