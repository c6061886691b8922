package parse

import "math/rand/v2"

// learnTrees learns the moves and the relations together.
func (t *training) learnTrees() parser {
	counts, p := census{}, &scratch{}
	for i, s := range t.sentences {
		countArcs(p, counts, s, t.tags[i])
	}
	l := treeLearner{newLearner(int(moveCount)), newLearner(int(relationCount)), counts.sure(sureTimes)}
	random := rand.New(rand.NewPCG(t.Seed, 7))
	t.rounds("trees", t.sentences, func(round int, p *scratch, i int) (right, all int) {
		copy(p.tags, t.tags[i])
		explore := func() bool { return round > 0 && random.IntN(10) > 0 }
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
