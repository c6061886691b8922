package parse

// parser builds the tree: one classifier chooses the moves, another the
// relation of each arc.
type parser struct {
	moves, relations scorer
	sure             *linear // the relations of arcs that have but one
}

const allRelations = 1<<relationCount - 2

// parse sets the heads and relations of the words, whose tags are known.
func (a parser) parse(p *scratch) {
	s := &p.state
	s.reset(p.n)
	for !s.done() {
		switch m := a.move(p); m {
		case shift:
			s.push()
		default:
			dependent, head := s.arc(m)
			s.attach(dependent, head, a.relation(p, dependent, head))
		}
	}
	p.takeTree()
}

func (a parser) move(p *scratch) move {
	allowed := p.state.allowed()
	if allowed == 1<<shift {
		return shift
	}
	moveFeatures(p)
	a.moves.score(p.features.list(), &p.scores)
	return move(p.scores.best(allowed))
}

func (a parser) relation(p *scratch, dependent, head int) Relation {
	if head == p.n {
		return Root
	}
	if r, ok := a.surely(p, dependent, head); ok {
		return r
	}
	relationFeatures(p, dependent, head)
	a.relations.score(p.features.list(), &p.scores)
	return Relation(p.scores.best(allRelations &^ (1 << Root)))
}

// surely returns the relation where one of the words leaves no choice.
func (a parser) surely(p *scratch, dependent, head int) (Relation, bool) {
	byDependent, byHead := sureArc(p.node(dependent), p.node(head), flag(dependent < head))
	r, ok := a.sure.only(byDependent)
	if !ok {
		r, ok = a.sure.only(byHead)
	}
	return Relation(r), ok
}

// takeTree copies the finished tree.
func (p *scratch) takeTree() {
	for i := range p.n {
		p.heads[i], p.relations[i] = int(p.state.head[i]), p.state.relation[i]
		if p.heads[i] == p.n {
			p.heads[i] = -1
		}
	}
}

// distance returns a class for the distance of two words.
func distance(a, b int) uint64 {
	d := b - a
	switch {
	case d < 0:
		d = -d
		fallthrough
	case d < 5:
		return uint64(d)
	case d < 8:
		return 5
	case d < 12:
		return 6
	}
	return 7
}
