package kernel

import (
	"strings"

	"github.com/parleygraph/parley/graph"
)

// This file says how a term is called: by the words of its points that read best alone.

// longestSaying is how many words a clause has at most that says who says so: "..., two officials of the ministry said".
const longestSaying = 8

// Label returns how a point is called: its words without what only opens or joins them, without clauses that only add to them, and without a quotation mark that opens or
// closes nothing.
func (r *Reader) Label(text string) string {
	text = r.closed(r.opened(r.Core(text)))
	if strings.Count(text, `"`)%2 == 1 || strings.Count(text, "“") != strings.Count(text, "”") {
		text = strings.NewReplacer(`"`, "", "“", "", "”", "").Replace(text)
	}
	return r.ended(strings.TrimRight(strings.Join(strings.Fields(text), " "), ",;: "))
}

// Unprefaced returns a point without what only leads into it: "a truce" of "in principle to a truce" is left with its "to".
func (r *Reader) Unprefaced(text string) string {
	p := r.read(text)
	if n := p.preface(); n > 0 {
		return text[p.pieces[n].start:]
	}
	return text
}

// ended takes off words at the end that only join what has been cut.
func (r *Reader) ended(text string) string {
	pieces := cut(text)
	n := len(pieces)
	for n > 1 && !pieces[n-1].capital && r.joins[pieces[n-1].word] && pieces[n-1].word != "out" && pieces[n-1].word != "up" && pieces[n-1].word != "down" {
		n--
	}
	if n == len(pieces) {
		return text
	}
	return text[:pieces[n-1].end]
}

// opened takes off what opens a point and says nothing alone: a conjunction ("that Norway leaves"), "to", a pronoun with its verb ("it will leave the port", "it is
// determined to leave the port").
func (r *Reader) opened(text string) string {
	p := r.read(text)
	from := p.preface()
	if from += p.from(from).told(); from > 0 {
		text = text[p.pieces[from].start:]
	}
	pieces := cut(text)
	at := 0
	if len(pieces) > 2 && pieces[0].start == 0 && r.opensClause[pieces[0].word] {
		at = 1
	}
	at += r.subject(pieces[at:])
	at += r.refused(pieces[at:])
	at += r.wrapped(text, pieces[at:])
	if at == 0 || len(pieces)-at < 2 {
		return text
	}
	return text[pieces[at].start:]
}

// wrapped returns how many pieces at the beginning only wrap what follows: "the importance of open ports", "their commitment to share the river".
func (r *Reader) wrapped(text string, pieces []piece) int {
	if len(pieces) == 0 {
		return 0
	}
	p := r.read(text[pieces[0].start:])
	for i := 0; i+3 < len(p.pieces) && i <= longestWrap; i++ {
		switch one := &p.pieces[i]; {
		case one.what == content && one.notion != nil && one.notion.Role == "wrap" || r.weighing[one.word]:
			if next := p.pieces[i+1].word; next == "to" || next == "for" || next == "of" && (r.weighing[one.word] || p.gerund(i+2)) {
				return i + 2 + r.wrapped(text, pieces[i+2:])
			}
			return 0
		case one.what != tie && (one.notion == nil || one.notion.Role != "trim"):
			return 0
		}
	}
	return 0
}

// longestWrap is how many words stand at most before the noun that wraps a point: "their joint and firm commitment to".
const longestWrap = 4

// expects tells whether a verb says what its subject is to do: "they expect to get", "we want to leave".
func (r *Reader) expects(word string) bool {
	lemma := r.lemmas.of(word)
	return r.telling[lemma] || r.letting[lemma]
}

// refused returns how many pieces at the beginning only say that somebody will not: "refuses to leave the port", "its refusal to leave it". The stance says so already.
func (r *Reader) refused(pieces []piece) int {
	for i := 0; i < len(pieces)-3 && i < 2; i++ {
		if r.refusing[r.lemmas.base(r.lemmas.of(pieces[i].word))] && pieces[i+1].word == "to" && r.lemmas.verbs[pieces[i+2].word] {
			return i + 2
		}
		if !r.back[pieces[i].word] {
			return 0
		}
	}
	return 0
}

// longestOpening is how many words stand at most between "it is" and what it is to do.
const longestOpening = 3

// subject returns how many pieces at the beginning only say that somebody is to do what follows.
func (r *Reader) subject(pieces []piece) int {
	switch {
	case len(pieces) < 4:
	case pieces[0].word == "to" && r.lemmas.verbs[pieces[1].word]:
		return 1
	case !r.subjects[pieces[0].word], r.turning[pieces[1].word]:
	case r.modals[pieces[1].word] && r.lemmas.verbs[pieces[2].word]:
		return 2
	case r.expects(pieces[1].word) && pieces[2].word == "to" && r.lemmas.verbs[pieces[3].word]:
		return 3
	case r.being[pieces[1].word]:
		for i := 2; i <= longestOpening+2 && i+1 < len(pieces) && !r.turning[pieces[i].word]; i++ {
			if pieces[i].word == "for" && !strings.HasSuffix(pieces[2].word, "ing") || pieces[i].word == "to" && r.lemmas.verbs[pieces[i+1].word] {
				return i + 1
			}
		}
	}
	return 0
}

// closed takes off what follows a comma at the end and only adds: who says so, what it brings, who that is.
func (r *Reader) closed(text string) string {
	pieces := cut(text)
	for i := 1; i < len(pieces); i++ {
		if head := text[:pieces[i-1].end]; pieces[i].comma && r.addsClause(pieces, i) && r.read(head).tells() {
			return head
		}
	}
	return text
}

// addsClause tells whether the pieces from i on, behind a comma, are a clause that only adds: ", triggering talks", ", which Norway opposes", ", two officials said".
func (r *Reader) addsClause(pieces []piece, i int) bool {
	first, last := &pieces[i], &pieces[len(pieces)-1]
	switch {
	case r.trails[first.word], r.relatives[first.word], r.sayings[r.lemmas.of(first.word)]:
		return true
	case strings.HasSuffix(first.word, "ing") && r.lemmas.verbs[r.lemmas.of(first.word)]:
		return true
	}
	return len(pieces)-i <= longestSaying && r.sayings[r.lemmas.of(last.word)]
}

// Reads tells how well a label reads alone: 3 where it says who does what, 2 where it says what is done to what, 1 where it names a matter, 0 where its words say none, or
// begin with what means something else: "a permanent one", "it is up to us", "if others agree".
func (r *Reader) Reads(label string) int {
	p := r.read(label)
	k := p.kernel()
	if len(p.pieces) == 0 || r.leans[p.pieces[0].word] || !p.tells() || k.Empty() {
		return 0
	}
	switch matters := len(k.Words) + len(k.Names); {
	case len(k.Acts)+len(k.Turns) == 0 || matters+len(k.Turns) < 2:
		return 1
	case p.led():
		return 3
	}
	return 2
}

// tells tells whether a word of the point says something of a matter.
func (p *point) tells() bool {
	for i := range p.pieces {
		if one := &p.pieces[i]; one.what == name && one.slug != "" || one.what == content && one.weighs() && !p.reader.empty[one.word] && !p.reader.numbers[one.word] {
			return true
		}
	}
	return false
}

// led tells whether a name begins the point and a verb follows: "Norway to leave the port", "Norway must leave the port".
func (p *point) led() bool {
	for i := range p.pieces {
		one := &p.pieces[i]
		switch {
		case one.what == name:
		case i == 0 && one.word == "the":
		case i == 0:
			return false
		default:
			return one.what == tie && (one.word == "to" || !p.reader.joins[one.word]) || p.reader.lemmas.verbs[one.lemma]
		}
	}
	return false
}

// better tells whether one label reads better than another, or is the shorter of two that read alike, the longer of two that say nothing alone.
func better(a string, reads int, than *graph.Term) bool {
	if reads != than.Reads {
		return reads > than.Reads
	}
	if reads == 0 && len(a) != len(than.Label) {
		return len(a) > len(than.Label) // "it" says less than "it is up to us"
	}
	return len(a) < len(than.Label) || len(a) == len(than.Label) && a < than.Label
}
