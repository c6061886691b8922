package parse

// relationFeatures sets the features of the relation of a dependent to its head.
func relationFeatures(p *scratch, dependent, head int) {
	s, f := &p.state, &p.features
	f.n = 0
	d, h := p.node(dependent), p.node(head)
	dir := flag(dependent < head)
	f.put(dir, 0, 0)
	f.pairs(d, node{h.w, h.t<<1 | dir})
	f.put(d.w, dir, 0)
	f.put(d.t, dir, 0)
	f.put(h.w, dir, 0)
	f.put(h.t, dir, 0)
	f.put(d.w, d.t, dir)
	f.put(h.w, h.t, dir)
	f.put(d.t, h.t<<1|dir, distance(dependent, head))
	f.put(d.t, h.t<<1|dir, p.marks(min(dependent, head), max(dependent, head)))
	p.edgeFeatures(dependent, dir, d, h)
	p.edgeFeatures(head, dir, d, h)
	p.insideFeatures(dependent, dir, d, h)
	f.put(s.leftSet[head], h.t, d.t)
	f.put(s.rightSet[head], h.t<<1|dir, d.t)
	f.put(s.leftSet[head], s.rightSet[head], d.t<<1|dir)
	f.put(s.rightSet[head], h.t<<1|dir, d.w)
	f.put(h.w, d.t<<1|dir, s.rightSet[head])
	f.put(h.w, d.t<<1|dir, s.leftSet[head])
	f.put(h.t, d.t<<1|dir, uint64(s.relation[s.right[head]]))
	f.put(h.t, d.t<<1|dir, uint64(s.relation[s.left[head]]))
	f.put(p.words[min(dependent, p.n-1)+pad].suffix3, h.t, dir)
	f.put(p.words[min(dependent, p.n-1)+pad].shape, h.t, dir)
}

// edgeFeatures adds the words beside word i.
func (p *scratch) edgeFeatures(i int, dir uint64, d, h node) {
	f := &p.features
	before, after := node{}, node{}
	if i > 0 {
		before = p.node(i - 1)
	}
	if i < p.n {
		after = p.node(i + 1)
	}
	f.put(before.t, d.t<<1|dir, h.t)
	f.put(after.t, d.t<<1|dir, h.t)
	f.put(before.w, d.t<<1|dir, h.t)
	f.put(after.w, d.t<<1|dir, h.t)
}

// insideFeatures adds the dependents of the dependent.
func (p *scratch) insideFeatures(i int, dir uint64, d, h node) {
	s, f := &p.state, &p.features
	l, r := int(s.left[i]), int(s.right[i])
	f.put(s.leftSet[i], d.t<<1|dir, h.t)
	f.put(s.rightSet[i], d.t<<1|dir, h.t)
	f.put(s.leftSet[i], d.t<<1|dir, h.w)
	f.put(s.leftSet[i]|1<<63, s.rightSet[i], d.t<<8|h.t<<1|dir)
	f.put(p.node(l).w, d.t<<1|dir, h.t)
	f.put(p.node(r).w, d.t<<1|dir, h.t)
	f.put(p.node(l).w, d.t<<1|dir, h.w)
	f.put(p.node(l).w, d.w, dir)
	f.put(p.node(r).t, d.w, dir)
	f.put(p.node(int(s.left2[i])).w, d.t<<1|dir, h.t)
}
