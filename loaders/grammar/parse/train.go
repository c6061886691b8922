package parse

import (
	"math/rand/v2"
)

// Options steer training. The zero value of a field means its default.
type Options struct {
	Seed   uint64
	Epochs int // rounds over the sentences; 8
	Log    func(format string, args ...any)
}

// sizes of the frozen classifiers, in features.
const (
	keepTags      = 200_000
	keepMoves     = 500_000
	keepRelations = 200_000
	keepEntities  = 250_000
	sureTimes     = 30
)

// Train learns a model from parsed sentences. The same sentences, in the same
// order, and the same options give the same model.
func Train(sentences []Sentence, o Options) *Model {
	if o.Epochs == 0 {
		o.Epochs = 8
	}
	if o.Log == nil {
		o.Log = func(string, ...any) {}
	}
	t := &training{Options: o, sentences: sentences}
	m := &Model{lemmas: learnLemmas(sentences)}
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

// rounds calls one for each sentence, in a new order each epoch.
func (t *training) rounds(name string, sentences []Sentence, one func(epoch int, p *scratch, i int) (right, all int)) {
	random := rand.New(rand.NewPCG(t.Seed, uint64(len(sentences))))
	p := &scratch{}
	for epoch := range t.Epochs {
		right, all := 0, 0
		for _, i := range random.Perm(len(sentences)) {
			p.read(sentences[i].Text, sentences[i].Tokens)
			r, a := one(epoch, p, i)
			right, all = right+r, all+a
		}
		t.Log("%s: round %d: %.4f", name, epoch+1, float64(right)/float64(max(1, all)))
	}
}

// crossTag tags each half of the sentences with what the other half teaches,
// so that the parser learns to live with the tagger's mistakes.
func (t *training) crossTag() [][]Tag {
	tags := make([][]Tag, len(t.sentences))
	for half := range 2 {
		var taught []Sentence
		for i, s := range t.sentences {
			if i%2 != half {
				taught = append(taught, s)
			}
		}
		tagger, p := t.learnTags(taught), &scratch{}
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

// learnTrees learns the moves and the relations together.
func (t *training) learnTrees() parser {
	counts, p := census{}, &scratch{}
	for i, s := range t.sentences {
		countArcs(p, counts, s, t.tags[i])
	}
	l := treeLearner{newLearner(int(moveCount)), newLearner(int(relationCount)), counts.sure(sureTimes)}
	random := rand.New(rand.NewPCG(t.Seed, 7))
	t.rounds("trees", t.sentences, func(epoch int, p *scratch, i int) (right, all int) {
		copy(p.tags, t.tags[i])
		explore := func() bool { return epoch > 0 && random.IntN(10) > 0 }
		return l.sentence(p, newGold(t.sentences[i]), explore), p.n
	})
	return parser{l.moves.freeze(keepMoves), l.relations.freeze(keepRelations), l.sure}
}

type treeLearner struct {
	moves, relations *learner
	sure             *linear
}

// sentence learns from one tree, following its own moves where explore says
// so, and returns the right arcs made.
func (l treeLearner) sentence(p *scratch, g *gold, explore func() bool) (right int) {
	s := &p.state
	s.reset(p.n)
	for !s.done() {
		m := l.move(p, g, explore)
		if m == shift {
			s.push()
			continue
		}
		dependent, head := s.arc(m)
		s.attach(dependent, head, l.relation(p, g, dependent, head))
		if s.relation[dependent] == g.relation[dependent] && g.head[dependent] == head {
			right++
		}
	}
	return right
}

func (l treeLearner) move(p *scratch, g *gold, explore func() bool) move {
	guess := parser{moves: l.moves}.move(p)
	allowed, free := p.state.allowed(), g.costless(&p.state)
	good := p.scores.best(free)
	l.moves.learn(p.features.list(), &p.scores, good, p.scores.best(allowed&^free))
	if good < 0 || explore() {
		return guess
	}
	return move(good)
}

func (l treeLearner) relation(p *scratch, g *gold, dependent, head int) Relation {
	a := parser{relations: l.relations, sure: l.sure}
	if head == p.n {
		return Root
	}
	if r, ok := a.surely(p, dependent, head); ok {
		return r
	}
	got, want := a.relation(p, dependent, head), g.relation[dependent]
	if head == g.head[dependent] && want != Root {
		wrong := p.scores.best(allRelations &^ (1<<want | 1<<Root))
		l.relations.learn(p.features.list(), &p.scores, int(want), wrong)
	}
	return got
}
