package parse

// node is what the features see of a word in a partly built tree.
type node struct{ w, t uint64 }

func (p *scratch) node(i int) node {
	if i >= p.n {
		return node{uint64(i - p.n + 21), uint64(i-p.n) + uint64(tagCount)}
	}
	return node{p.words[i+pad].lower, uint64(p.tags[i])}
}

func (p *scratch) marks(a, b int) uint64 {
	if a >= p.n || b > p.n || a >= b {
		return 0
	}
	commas := min(p.commas[b]-p.commas[a], 3)
	return uint64(commas) | uint64(p.quotes[b]-p.quotes[a])&1<<2 | flag(p.quotes[b] > p.quotes[a])<<3
}

// moveFeatures sets the features of the next move: after Zhang and Nivre
// (2011) and Goldberg and Nivre (2013), with the marks between the words.
func moveFeatures(p *scratch) {
	s, f := &p.state, &p.features
	f.n = 0
	i0, i1, i2, j0 := s.top(0), s.top(1), s.top(2), s.next
	s0, s1, s2 := p.node(i0), p.node(i1), p.node(i2)
	b0, b1, b2 := p.node(j0), p.node(s.ahead(1)), p.node(s.ahead(2))
	f.words(s0, s1, s2)
	f.words(b0, b1, b2)
	f.pairs(s0, b0)
	f.pairs(s1, s0)
	f.put(s1.w, b0.w, 0)
	f.put(s1.t, b0.t, 0)
	f.put(s1.t, b0.w, 0)
	f.put(s1.w, b0.t, 0)
	f.triples(s0, s1, s2, b0, b1, b2)
	p.spanFeatures(i0, i1, j0)
	p.familyFeatures(i0, i1, j0)
}

func (f *features) words(a, b, c node) {
	f.put(a.w, a.t, 0)
	f.put(a.w, 0, 0)
	f.put(a.t, 0, 0)
	f.put(b.w, b.t, 0)
	f.put(b.w, 0, 0)
	f.put(b.t, 0, 0)
	f.put(c.w, c.t, 0)
	f.put(c.t, 0, 0)
}

func (f *features) pairs(a, b node) {
	f.put(a.w, a.t, b.t)
	f.put(a.t, b.t, b.w)
	f.put(a.w, b.w, 0)
	f.put(a.t, b.t, 0)
}

func (f *features) triples(s0, s1, s2, b0, b1, b2 node) {
	f.put(b0.t, b1.t, 0)
	f.put(b0.t, b1.w, 0)
	f.put(s0.t, b0.t, b1.t)
	f.put(b0.t, b1.t, b2.t)
	f.put(s1.t, s0.t, b0.t)
	f.put(s0.w, b0.t, b1.t)
	f.put(s0.t, b0.w, b1.t)
	f.put(s0.t, b0.t, b1.w)
	f.put(s1.w, s0.t, b0.t)
	f.put(s1.t, s0.w, b0.t)
	f.put(s1.t, s0.t, b0.w)
	f.put(s1.w, s0.w, b0.t)
	f.put(s1.w, s0.t, b0.w)
	f.put(s1.t<<16|s0.t<<8|b0.t, b1.t, b2.t)
	f.put(s2.t<<8|s1.t, s0.t, b0.t)
}

// spanFeatures adds the distances of the words and what lies between them.
func (p *scratch) spanFeatures(i0, i1, j0 int) {
	f := &p.features
	s0, s1, b0 := p.node(i0), p.node(i1), p.node(j0)
	d, d1 := distance(i0, j0), distance(i1, i0)
	m, m1 := p.marks(i0, j0), p.marks(i1, i0)
	last := p.node(p.n + 1)
	if j0 > 0 {
		last = p.node(j0 - 1)
	}
	f.put(s0.t, d, 0)
	f.put(b0.w, d, 0)
	f.put(b0.t, d, 0)
	f.put(s0.t, b0.t, d)
	f.put(s1.t, s0.t, d1)
	f.put(s1.w, s0.t, d1)
	f.put(s0.w, b0.t, m)
	f.put(s0.t, b0.w, m)
	f.put(s1.t, s0.t, m1)
	f.put(last.w, s0.t, b0.t)
	f.put(flag(p.quotes[min(j0, p.n)]&1 == 1), s0.t, b0.t)
}

// familyFeatures adds the dependents that the words have by now.
func (p *scratch) familyFeatures(i0, i1, j0 int) {
	s, f := &p.state, &p.features
	s0, s1, b0 := p.node(i0), p.node(i1), p.node(j0)
	f.outer(p, s0, b0, int(s.left[i0]))
	f.child(p, s0, b0, int(s.right[i0]))
	f.child(p, b0, s0, int(s.left[j0]))
	f.child(p, s1, s0, int(s.right[i1]))
	f.outer(p, s1, s0, int(s.left[i1]))
	f.put(s0.t, p.node(int(s.left2[i0])).t, uint64(s.relation[s.left2[i0]]))
	f.put(s0.t, p.node(int(s.right2[i0])).t, uint64(s.relation[s.right2[i0]]))
	f.put(s1.t, p.node(int(s.right2[i1])).t, uint64(s.relation[s.right2[i1]]))
	f.put(s0.w, uint64(s.rights[i0]), 1)
	f.put(s0.t, uint64(s.rights[i0]), uint64(s.lefts[i0]))
	f.put(s0.w, uint64(s.lefts[i0]), 2)
	f.put(b0.t, uint64(s.lefts[j0]), 3)
	f.put(b0.w, uint64(s.lefts[j0]), 3)
	f.put(s1.t, uint64(s.rights[i1]), s0.t)
	f.put(s0.t, s.rightSet[i0], b0.t)
	f.put(s0.w, s.rightSet[i0], 0)
	f.put(b0.t, s.leftSet[j0], s0.t)
	f.put(s1.t, s.rightSet[i1], s0.t)
	f.put(s1.w, s.rightSet[i1], s0.t)
	f.put(s1.t<<8|s0.t, s.rightSet[i1], s.leftSet[i0])
}

// outer adds the outermost dependent c of a, which may meet b.
func (f *features) outer(p *scratch, a, b node, c int) {
	n, r := p.node(c), uint64(p.state.relation[c])
	f.put(n.w, r, 0)
	f.put(a.w, r, b.t)
}

// child adds more of it.
func (f *features) child(p *scratch, a, b node, c int) {
	n, r := p.node(c), uint64(p.state.relation[c])
	f.outer(p, a, b, c)
	f.put(a.t, n.t, b.t)
	f.put(a.t, r, b.t)
	f.put(a.t, n.w, b.t)
}
