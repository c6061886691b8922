package graph

import "slices"

// A sieve says which packed rows a query takes. A nil list takes all.
type sieve struct {
	terms, issues, documents, collections map[uint32]bool
	directness                            map[uint16]bool
	since, until                          int32
	bounded                               bool
	open                                  bool // it takes every row of a term that it takes
}

// sieve turns a query's texts into the pack's numbers. A text that the pack has not met takes nothing.
func (p *pack) sieve(query StanceQuery) *sieve {
	s := &sieve{terms: p.numbers(query.Terms), issues: p.numbers(query.Issues), documents: p.numbers(query.Documents), collections: p.numbers(query.Collections)}
	s.since, s.until, s.bounded = dayNumber(query.Window.Since), dayNumber(query.Window.Until), query.Window.Bounded()
	if len(query.Directness) > 0 {
		s.directness = map[uint16]bool{}
		for _, d := range query.Directness {
			s.directness[uint16(slices.Index(packedDirectness(), d))] = true
		}
	}
	if s.collections != nil { // these are numbered by place
		placed := map[uint32]bool{}
		for at, n := range p.places {
			placed[uint32(at)] = s.collections[n]
		}
		s.collections = placed
	}
	s.open = s.issues == nil && s.documents == nil && s.collections == nil && s.directness == nil && !s.bounded
	return s
}

func (p *pack) numbers(texts []string) map[uint32]bool {
	if len(texts) == 0 {
		return nil
	}
	set := map[uint32]bool{}
	for _, text := range texts {
		if n, known := p.names.numbers[text]; known {
			set[n] = true
		}
	}
	return set
}

func (s *sieve) takesTerm(term uint32) bool { return s.terms == nil || s.terms[term] }

// takes tells whether the sieve takes a row of a term that it takes. It takes rows of unknown day whatever the window.
func (s *sieve) takes(row *packedRow) bool { return s.open || s.holds(row) }

func (s *sieve) holds(row *packedRow) bool {
	if s.bounded && row.day != unknownDay && (s.since != unknownDay && row.day < s.since || s.until != unknownDay && row.day > s.until) {
		return false
	}
	return (s.issues == nil || s.issues[row.issue]) && (s.collections == nil || s.collections[uint32(row.collection)]) &&
		(s.documents == nil || s.documents[row.document]) && (s.directness == nil || s.directness[row.flags>>4&15])
}
