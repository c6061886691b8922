package pattern

import "github.com/parleygraph/parley/loaders/grammar"

// Match returns where the patterns fit a sentence: by cue, in the order of its words, then of the patterns, one match for each holder.
func (set *Set) Match(s *grammar.Sentence) []Match {
	var found []Match
	for cue := range s.Words {
		for i := range set.patterns {
			found = set.patterns[i].match(s, cue, found)
		}
	}
	return found
}

func (c *compiled) match(s *grammar.Sentence, cue int, found []Match) []Match {
	if !c.class(s, cue) || c.words != nil && !c.words[s.Words[cue].Lemma] {
		return found
	}
	for _, h := range c.holders {
		holder := Speaker
		if h.name != "speaker" {
			holder = h.end(s, cue)
			if holder < 0 || holder == cue {
				continue
			}
		}
		if more := c.pointed(s, Match{Pattern: c.id, Cue: cue, Holder: holder}, h.name); len(more) > 0 {
			return append(found, more...)
		}
	}
	return found
}

// pointed returns a match for each point to which the first path leads that leads to any.
func (c *compiled) pointed(s *grammar.Sentence, m Match, holder string) []Match {
	for n, parts := range c.points {
		var found []Match
		for _, ends := range reach(s, m.Cue, parts) {
			if one := m; one.cover(s, ends) {
				one.Path = holder + ":" + c.names[n]
				found = append(found, one)
			}
		}
		if len(found) > 0 {
			return found
		}
	}
	return nil
}

// end returns the first word at which a path ends that begins at word from, -1 where an edge is missing.
func (p path) end(s *grammar.Sentence, from int) int {
	first := -1
	walk(s, from, p.steps, func(end int) bool {
		first = end
		return false
	})
	return first
}

// walk yields the words at which a path ends, by each edge that its steps allow, and tells whether yield wants more.
func walk(s *grammar.Sentence, from int, steps []step, yield func(end int) bool) bool {
	if len(steps) == 0 {
		return yield(from)
	}
	for _, e := range s.Edges(from) {
		if e.Label == steps[0].label && (steps[0].words == nil || steps[0].words[e.Word]) && !walk(s, e.To, steps[1:], yield) {
			return false
		}
	}
	return true
}

// reach returns, for each end of the last of some paths, the ends that make one point: those of the other paths are their first.
func reach(s *grammar.Sentence, cue int, parts []path) [][]int {
	var fixed []int
	for _, p := range parts[:len(parts)-1] {
		end := p.end(s, cue)
		if end < 0 {
			return nil
		}
		fixed = append(fixed, end)
	}
	var found [][]int
	walk(s, cue, parts[len(parts)-1].steps, func(end int) bool {
		found = append(found, append(fixed[:len(fixed):len(fixed)], end))
		return true
	})
	return found
}

// inside tells whether a word stands in what word top governs, other than below the cue: "the draft, which Norway supports" is not Norway's for that.
func inside(s *grammar.Sentence, i, top, cue int) bool {
	for i >= 0 && i != cue {
		if i == top {
			return true
		}
		i = s.Words[i].Head
	}
	return false
}

// cover sets the point to the words under its ends, false where the holder or the cue stands in it. An end that is the cue is its clause.
func (m *Match) cover(s *grammar.Sentence, ends []int) bool {
	if len(ends) == 1 && ends[0] == m.Cue {
		m.From, m.To, m.Head = s.Clause(m.Cue)
		return m.To > m.From
	}
	m.From, m.To, m.Head = len(s.Words), 0, ends[0]
	for _, end := range ends {
		if end == m.Holder || m.Holder >= 0 && inside(s, m.Holder, end, m.Cue) {
			return false
		}
		from, to := s.Phrase(end, m.Cue)
		m.From, m.To = min(m.From, from), max(m.To, to)
	}
	return m.To > m.From && !(m.From <= m.Cue && m.Cue < m.To)
}
