package mention

// leastNamed is how often a document names a crowd at least that never acts in it and is a side all the same.
const leastNamed = 4

// bare tells whether nothing but its noun says which crowd is meant: "militants", "the opposition".
func (c *crowd) bare() bool {
	return c.qualifier == "" && c.party == nil && c.state == nil && c.from == c.head && c.settled.Crowd
}

// idleCrowds returns the crowds that only a bare noun names and that are no side: the document names them in passing and they never act in it.
func (f *Finder) idleCrowds() map[*Party]bool {
	named, acts, idle := map[*Party]int{}, map[*Party]bool{}, map[*Party]bool{}
	for _, c := range f.crowds {
		if c.settled == nil {
			continue
		}
		named[c.settled]++
		w := &c.l.Words[c.head]
		acts[c.settled] = acts[c.settled] || w.Relation == "nsubj" || w.Relation == "agent" || !c.bare()
	}
	for p, n := range named {
		idle[p] = !acts[p] && n < leastNamed
	}
	return idle
}
