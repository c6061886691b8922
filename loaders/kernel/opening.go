package kernel

// This file finds where the proposition of a point begins, where it tells first who says, hopes or demands it: "he hopes that Norway will leave the port",
// "urged both sides to leave it", "efforts to persuade Norway to leave it".

// longestReport is how many words stand at most before what is reported.
const longestReport = 14

// start returns the piece at which the proposition begins.
func (p *point) start() int {
	from := p.preface()
	from += p.from(from).told()
	rest := p.from(from)
	if asked := rest.asked(); asked > 0 {
		return from + asked
	}
	return from + rest.prompted()
}

// from returns the point from a piece on.
func (p *point) from(i int) *point {
	return &point{reader: p.reader, text: p.text, pieces: p.pieces[i:]}
}

// preface returns how many pieces at the beginning only lead into what is said, "in addition", or say that the speaker takes a side: "we strongly support". It is 0 where too
// little would be left.
func (p *point) preface() int {
	at := 0
	for at < len(p.pieces) {
		n := p.phrase(p.reader.leads, at)
		if n == 0 || n == 1 && (at+1 >= len(p.pieces) || !p.pieces[at+1].comma) {
			break // "first, the port must open", unlike "first steps"
		}
		at += n
	}
	if at += p.from(at).ownStance(); len(p.pieces)-at < 1 {
		return 0
	}
	return at
}

// ownStance returns how many pieces say that who speaks takes a side: "we also strongly support", "we want to".
func (p *point) ownStance() int {
	if len(p.pieces) < 4 || !p.reader.subjects[p.pieces[0].word] {
		return 0
	}
	for i := 1; i < len(p.pieces)-2 && i <= longestOpening; i++ {
		switch one := &p.pieces[i]; {
		case p.reader.siding[one.lemma] && p.pieces[i+1].word == "to":
			return i + 2
		case p.reader.siding[one.lemma]:
			return i + 1
		case one.what != tie || p.reader.turning[one.word] || p.reader.modals[one.word]:
			return 0
		}
	}
	return 0
}

// asked returns where begins what somebody asks for, 0 where nobody does: who asks is no part of it. "meet Norway's deadline to stop fishing", "a United Nations call for
// a truce".
func (p *point) asked() int {
	for i := 0; i < len(p.pieces)-2 && i < longestReport; i++ {
		one, next := &p.pieces[i], &p.pieces[i+1]
		switch {
		case p.reader.asking[one.lemma] && i > 0 && (next.word == "to" && p.verb(i+2) || next.word == "for"):
			return i + 2
		case one.what == content && one.notion == nil && !p.reader.agents[one.lemma], one.notion != nil && (one.weighs() || one.notion.Role == "turn"):
			return 0
		}
	}
	return 0
}

// told returns where begins what is said, hoped or understood, 0 where nothing is.
func (p *point) told() int {
	for i := 0; i < len(p.pieces)-2 && i < longestReport; i++ {
		one := &p.pieces[i]
		telling := p.reader.telling[one.lemma]
		switch {
		case one.word == "that" && i > 0 && p.pieces[i-1].what == name && p.ties(i):
			return i + 1 // "with Norway that the port must open"
		case telling && p.pieces[i+1].word == "that":
			return i + 2
		case telling && i > 0 && p.pieces[i+1].what != qualifier && p.ties(i) && p.finite(i+1):
			return i + 1
		case one.what == content && !telling && one.notion != nil && one.weighs() || one.notion != nil && one.notion.Role == "turn":
			return 0
		}
	}
	return 0
}

// ties tells whether no matter stands before a piece.
func (p *point) ties(i int) bool {
	for k := range i {
		if one := &p.pieces[k]; one.what == content && (one.notion == nil || one.weighs() || one.notion.Role == "turn") && !p.reader.agents[one.lemma] && !p.reader.telling[one.lemma] {
			return false
		}
	}
	return true
}

// longestSubject is how many words the subject of a reported clause has at most.
const longestSubject = 6

// finite tells whether a clause with a modal verb begins at a piece: "Norway will leave".
func (p *point) finite(i int) bool {
	for k := i + 1; k < len(p.pieces) && k <= i+longestSubject; k++ {
		if one := &p.pieces[k]; p.reader.modals[one.word] {
			return true
		} else if p.reader.trails[one.word] || one.word == "to" || one.comma {
			return false
		}
	}
	return false
}

// prompted returns where what somebody is brought to do begins, where only its wrapping or an act stands before: "efforts to persuade Norway to leave the port", "talks
// aimed at persuading Norway to leave it"; else 0. Who considers "incentives aimed at persuading Norway to leave" has not said that it should.
func (p *point) prompted() int {
	for i := range p.pieces {
		one := &p.pieces[i]
		if !p.reader.prompts[one.lemma] {
			if one.what == content && !p.reader.agents[one.lemma] && (one.notion == nil || one.notion.Role == "thing" || one.notion.Role == "turn") {
				return 0
			}
			continue
		}
		at := i + 1
		for at < len(p.pieces) && at-i <= longestPrompted && p.pieces[at].word != "to" && (p.pieces[at].what == name || p.pieces[at].what == tie || p.names(at)) {
			at++
		}
		if at > i+1 && at < len(p.pieces) && p.pieces[at].word == "to" && p.verb(at+1) {
			return at + 1
		}
	}
	return 0
}

// names tells whether a piece can only say who somebody is.
func (p *point) names(i int) bool {
	one := &p.pieces[i]
	return p.reader.agents[one.lemma] || one.notion != nil && one.notion.Role == "light"
}

// longestPrompted is how many words the name of whom somebody brings to do something has at most.
const longestPrompted = 6
