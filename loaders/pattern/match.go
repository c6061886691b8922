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
		m := Match{Pattern: c.id, Cue: cue, Holder: holder}
		for n, parts := range c.points {
			if m.reach(s, parts) {
				m.Path = h.name + ":" + c.names[n]
				return append(found, m)
			}
		}
	}
	return found
}

// end returns the word at which a path ends that begins at word from, -1 where an edge is missing.
func (p path) end(s *grammar.Sentence, from int) int {
	return walk(s, from, p.steps)
}

// walk tries each edge that a step allows, so that "oblique.subject" finds the oblique that has one.
func walk(s *grammar.Sentence, from int, steps []step) int {
	if len(steps) == 0 {
		return from
	}
	for _, e := range s.Edges(from) {
		if e.Label != steps[0].label || steps[0].words != nil && !steps[0].words[e.Word] {
			continue
		}
		if end := walk(s, e.To, steps[1:]); end >= 0 {
			return end
		}
	}
	return -1
}

// reach sets the point to the words under the ends of the paths, false where one is missing or the holder stands in it.
func (m *Match) reach(s *grammar.Sentence, parts []path) bool {
	from, to := len(s.Words), 0
	for n, p := range parts {
		if p.name == "itself" {
			m.From, m.To, m.Head = s.Clause(m.Cue)
			return m.To > m.From
		}
		end := p.end(s, m.Cue)
		if end < 0 || end == m.Holder || m.Holder >= 0 && s.In(m.Holder, end) {
			return false
		}
		a, b := s.Phrase(end, m.Cue)
		from, to = min(from, a), max(to, b)
		if n == 0 {
			m.Head = end
		}
	}
	m.From, m.To = from, to
	return to > from && !(m.From <= m.Cue && m.Cue < m.To)
}
