package parse

// gold is the right tree of a sentence, by which a state is judged. The head
// of a root is the place after the last word.
type gold struct {
	head     []int
	relation []Relation
	children [][]int
}

func newGold(s Sentence) *gold {
	n := s.Len()
	g := &gold{head: make([]int, n+2), relation: s.Relation, children: make([][]int, n+2)}
	for i, h := range s.Head {
		g.head[i] = h
		if h < 0 {
			g.head[i] = n
		}
	}
	g.head[n], g.head[n+1] = n+1, n+1
	g.lift()
	for i := range n {
		g.children[g.head[i]] = append(g.children[g.head[i]], i)
	}
	return g
}

// lift hangs a word whose arc crosses another one onto the head of its head,
// until none crosses (Nivre and Nilsson 2005).
func (g *gold) lift() {
	n := len(g.head) - 2
	for i := 0; i < n; i++ {
		for g.crosses(i) && g.head[i] != n {
			g.head[i] = g.head[g.head[i]]
		}
	}
}

// crosses tells whether a word between i and its head is not below either.
func (g *gold) crosses(i int) bool {
	h, n := g.head[i], len(g.head)-2
	for k := min(i, h) + 1; k < max(i, h); k++ {
		a := k
		for a != h && a != n {
			a = g.head[a]
		}
		if a != h {
			return true
		}
	}
	return false
}

// costless has a bit for each move after which no more right arcs are lost
// than already are: the dynamic oracle of Goldberg and Nivre (2013).
func (g *gold) costless(s *state) uint64 {
	allowed, free := s.allowed(), uint64(0)
	if allowed>>shift&1 == 1 && !g.stackWaits(s) {
		free |= 1 << shift
	}
	top := s.top(0)
	if len(s.stack) == 0 || g.takesFrom(top, s.next) {
		return free
	}
	h := g.head[top]
	if h != s.top(1) && h <= s.next {
		free |= 1 << left
	}
	if h < s.next && allowed>>right&1 == 1 {
		free |= 1 << right
	}
	return free
}

// stackWaits tells whether the next word is the head of a word on the stack,
// or has its head there below the top.
func (g *gold) stackWaits(s *state) bool {
	for i, w := range s.stack {
		if g.head[w] == s.next || i < len(s.stack)-1 && g.head[s.next] == int(w) {
			return true
		}
	}
	return false
}

// takesFrom tells whether a word has dependents from place next on.
func (g *gold) takesFrom(word, next int) bool {
	c := g.children[word]
	return len(c) > 0 && c[len(c)-1] >= next
}
